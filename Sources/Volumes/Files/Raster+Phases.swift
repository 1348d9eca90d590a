extension Raster {
  /// The phases, by `labels` or, without it, by GraSPI's codes.
  ///
  /// Real numbers are labels only where a map says so: φ = 1 is donor, GraSPI's 1 is acceptor.
  func volume(_ labels: LabelMap?) throws(VolumeFileError) -> Volume {
    let map = labels ?? .graspi
    let codes: [UInt8]
    switch scalars {
    case .bytes(let values):
      codes = try translate(values, map, key: { UInt8(exactly: $0) }, label: { Double($0) })
    case .integers(let values):
      codes = try translate(values, map, key: { Int32(exactly: $0) }, label: { Double($0) })
    case .reals:
      let values = try field().values
      guard labels != nil else { throw .notLabels(path: path, found: Self.range(of: values)) }
      codes = try translate(values, map, key: { Float($0) }, label: { Double($0) })
    }
    return Volume(shape: shape, spacing: spacing ?? Spacing(cube: 1), labels: codes)
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

  /// The distinct values, or the first few dozen of them.
  private func distinct<Value: Hashable>(_ values: [Value]) -> Set<Value> {
    var found: Set<Value> = []
    for value in values where found.count < 32 { found.insert(value) }
    return found
  }

  private static func range(of values: [Float]) -> String {
    "\(values.min() ?? 0) to \(values.max() ?? 0)"
  }
}
