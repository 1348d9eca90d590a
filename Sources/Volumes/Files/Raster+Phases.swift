extension Raster {
  /// The phases, by the map `asked` or, without it, by what the file says its labels mean.
  ///
  /// Where neither says it, the labels are listed and refused. What a file says holds for whole
  /// numbers only: φ = 1 is donor, GraSPI's 1 is acceptor.
  func volume(_ asked: LabelMap?) throws(VolumeFileError) -> Volume {
    let codes: [UInt8]
    switch scalars {
    case .bytes(let values):
      let map = try meaning(asked ?? labels, of: values) { Double($0) }
      codes = try translate(values, map, key: { UInt8(exactly: $0) }, label: { Double($0) })
    case .integers(let values):
      let map = try meaning(asked ?? labels, of: values) { Double($0) }
      codes = try translate(values, map, key: { Int32(exactly: $0) }, label: { Double($0) })
    case .wide(let values):
      let map = try meaning(asked ?? labels, of: values) { Double($0) }
      codes = try translate(values, map, key: { Int64(exactly: $0) }, label: { Double($0) })
    case .reals:
      let values = try field().values
      let map = try meaning(asked, of: values) { Double($0) }
      codes = try translate(values, map, key: { Float($0) }, label: { Double($0) })
    }
    return Volume(shape: shape, spacing: spacing ?? Spacing(cube: 1), labels: codes)
  }

  /// The map where there is one; else throws the labels, or the range of values too many for labels.
  private func meaning<Value: Hashable & Comparable>(
    _ map: LabelMap?, of values: [Value], label: (Value) -> Double
  ) throws(VolumeFileError) -> LabelMap {
    if let map { return map }
    let found = distinct(values).sorted()
    guard found.count < Self.most else {
      throw .notLabels(path: path, found: "\(values.min()!) to \(values.max()!)")
    }
    throw .unmappedLabels(path: path, found: found.map(label))
  }

  private func translate<Value: Hashable>(
    _ values: [Value], _ map: LabelMap, key: (Double) -> Value?, label: (Value) -> Double
  ) throws(VolumeFileError) -> [UInt8] {
    var table: [Value: UInt8] = [:]
    for (label, phase) in map.phases { if let value = key(label) { table[value] = phase.rawValue } }
    var codes: [UInt8] = []
    codes.reserveCapacity(values.count)
    // Neighbours mostly agree, so the last answer is kept and the table rarely asked.
    var last: (value: Value, code: UInt8)?
    for value in values {
      if let last, last.value == value {
        codes.append(last.code)
        continue
      }
      guard let code = table[value] else {
        let found = distinct(values).map(label).sorted()
        throw .unknownLabels(path: path, found: found, allowed: map)
      }
      last = (value, code)
      codes.append(code)
    }
    return codes
  }

  /// No segmentation has as many labels.
  private static let most = 32

  /// The distinct values, or the first few dozen of them.
  private func distinct<Value: Hashable>(_ values: [Value]) -> Set<Value> {
    var found: Set<Value> = []
    for value in values where found.count < Self.most { found.insert(value) }
    return found
  }
}
