/// The axes of a NRRD file: three in space, and at most one of entries (times, a list, colours).
struct NRRDAxes {
  /// The sides of the axes in space, fastest first.
  let sides: [Int]
  /// How these lie along x, y and z.
  let order: AxisOrder
  let shape: Shape
  let spacing: Spacing?
  /// The number of entries, and of the axes in space how many run faster than theirs.
  let entries: Int
  let fasterAxes: Int

  init(_ header: NRRDHeader.Fields) throws(VolumeFileError) {
    let sizes = try Self.sizes(header)
    let directions = try Self.directions(header, count: sizes.count)
    let other = try Self.otherAxis(header, sizes, directions)
    let inSpace = sizes.indices.filter { $0 != other }
    sides = inSpace.map { sizes[$0] }
    entries = other.map { sizes[$0] } ?? 1
    fasterAxes = other ?? 3
    let order: AxisOrder
    var lengths: [Double]?
    if let directions {
      (order, lengths) = try Self.order(inSpace.map { directions[$0] ?? [] }, header)
    } else {
      order = .straight
      lengths = try Self.spacings(header, inSpace, count: sizes.count)
    }
    self.order = order
    let turned = order.arranged(sides)
    guard let shape = Shape(checking: turned[0], turned[1], turned[2]),
      Shape(checking: shape.count, entries, 1) != nil
    else {
      throw header.wrong("sizes", allowed: "three sides of at least 1, x first")
    }
    self.shape = shape
    let key = directions == nil ? "spacings" : "space directions"
    spacing = try lengths.map { lengths throws(VolumeFileError) in
      let units = try Self.units(header, inSpace)
      let nm = order.arranged(zip(lengths, units).map { $0 * $1 })
      guard nm.count == 3, let spacing = Spacing(checking: nm[0], nm[1], nm[2]) else {
        throw header.wrong(key, allowed: "three positive lengths")
      }
      return spacing
    }
  }

  private static func sizes(_ header: NRRDHeader.Fields) throws(VolumeFileError) -> [Int] {
    guard let rank = Int(header.fields["dimension"] ?? ""), (3...4).contains(rank) else {
      throw header.wrong("dimension", allowed: "3, or 4 with an axis of entries")
    }
    let sizes = (header.fields["sizes"] ?? "").split(separator: " ").map { Int($0) ?? 0 }
    guard sizes.count == rank, sizes.allSatisfy({ $0 > 0 }) else {
      throw header.wrong("sizes", allowed: "a side of at least 1 for each dimension, x first")
    }
    return sizes
  }

  /// The axis that is not one of space, of four: the one without a direction, of another kind, or
  /// of one entry; else the last.
  private static func otherAxis(
    _ header: NRRDHeader.Fields, _ sizes: [Int], _ directions: [[Double]?]?
  ) throws(VolumeFileError) -> Int? {
    let kinds = (header.fields["kinds"] ?? "").split(separator: " ").map { $0.lowercased() }
    let spatial = ["domain", "space", "none", "???"]
    var candidates = sizes.indices.filter { directions != nil && directions?[$0] == nil }
    if candidates.isEmpty, kinds.count == sizes.count {
      candidates = kinds.indices.filter { !spatial.contains(kinds[$0]) }
    }
    guard sizes.count == 4 else {
      guard candidates.isEmpty else {
        throw header.wrong(
          directions == nil ? "kinds" : "space directions", allowed: "three axes of space")
      }
      return nil
    }
    guard candidates.count <= 1 else {
      throw header.wrong("kinds", allowed: "three axes of space and one of entries")
    }
    return candidates.first ?? sizes.firstIndex(of: 1) ?? 3
  }

  /// The vectors of the axes, nil for `none`; nil where the header has no directions.
  private static func directions(
    _ header: NRRDHeader.Fields, count: Int
  ) throws(VolumeFileError) -> [[Double]?]? {
    guard let text = header.fields["space directions"] else { return nil }
    var vectors: [[Double]?] = []
    for piece in text.split(separator: ")") {
      var rest = piece[...]
      while let first = rest.first, first == " " { rest.removeFirst() }
      while rest.hasPrefix("none") {
        vectors.append(nil)
        rest = rest.dropFirst(4).drop { $0 == " " }
      }
      if rest.isEmpty { continue }
      let numbers = rest.split { " ,(".contains($0) }.map { Double($0) ?? .nan }
      guard rest.hasPrefix("("), numbers.count == 3, numbers.allSatisfy(\.isFinite) else {
        throw header.wrong("space directions", allowed: "a vector of three numbers for each axis")
      }
      vectors.append(numbers)
    }
    guard vectors.count == count else {
      throw header.wrong("space directions", allowed: "a vector of three numbers for each axis")
    }
    return vectors
  }

  /// Which axis of space each vector runs along, which way, and its length.
  ///
  /// Where an axis of the file runs against its axis of space, it is turned round. A file in
  /// left-posterior-superior space, in which both x and y run backwards, keeps them: there patients'
  /// images have their x to the right and their y to the front, as here.
  private static func order(
    _ vectors: [[Double]], _ header: NRRDHeader.Fields
  ) throws(VolumeFileError) -> (AxisOrder, [Double]) {
    let axes = vectors.map { vector in vector.indices.filter { vector[$0] != 0 } }
    let allowed = "each axis along one axis of space; a turned volume is resampled before"
    guard axes.allSatisfy({ $0.count == 1 }),
      var order = AxisOrder(along: axes.map { $0[0] })
    else { throw header.wrong("space directions", allowed: allowed) }
    for vector in vectors {
      for axis in 0..<3 where vector[axis] < 0 { order.flipped[axis] = true }
    }
    let space = (header.fields["space"] ?? "").lowercased()
    if ["left-posterior-superior", "lps"].contains(space), order.flipped[0], order.flipped[1] {
      (order.flipped[0], order.flipped[1]) = (false, false)
    }
    return (order, vectors.map { vector in vector.map(abs).max() ?? 0 })
  }

  private static func spacings(
    _ header: NRRDHeader.Fields, _ inSpace: [Int], count: Int
  ) throws(VolumeFileError) -> [Double]? {
    guard let text = header.fields["spacings"] else { return nil }
    let all = text.split(separator: " ").map { Double($0) ?? .nan }
    guard all.count == count else {
      throw header.wrong("spacings", allowed: "a positive length for each axis")
    }
    // NaN means that a length is not known.
    let lengths = inSpace.map { all[$0] }
    return lengths.contains(where: \.isNaN) ? nil : lengths
  }

  /// The unit of length along each axis, in nm; without one, lengths are in nm.
  private static func units(
    _ header: NRRDHeader.Fields, _ inSpace: [Int]
  ) throws(VolumeFileError) -> [Double] {
    let key = header.fields["space units"] == nil ? "units" : "space units"
    guard let text = header.fields[key] else { return [1, 1, 1] }
    var names = text.split(separator: "\"", omittingEmptySubsequences: true).map(String.init)
      .filter { !$0.allSatisfy { $0 == " " } }
    if !text.contains("\"") { names = text.split(separator: " ").map(String.init) }
    if names.isEmpty { return [1, 1, 1] }
    if names.count == 4, key == "units" { names = inSpace.map { names[$0] } }
    if names.count == 1 { names = [names[0], names[0], names[0]] }
    var lengths: [Double] = []
    for name in names {
      guard let length = LengthUnit.nanometres(name) else {
        throw header.wrong(key, allowed: "a unit of length, such as nm, Å, µm, mm or inch")
      }
      lengths.append(length)
    }
    guard lengths.count == 3 else { throw header.wrong(key, allowed: "a unit for each axis") }
    return lengths
  }
}
