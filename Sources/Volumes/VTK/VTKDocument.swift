/// What a legacy .vtk file holds: its grid and the arrays on cells and points.
struct VTKDocument {
  private(set) var grid = VTKGrid(points: [1, 1, 1])
  private(set) var arrays: [VTKArray] = []
  private var scanner: VTKScanner
  private var coordinates: [String: [Double]] = [:]
  private var hasSides = false
  private var lengths: [Double]?
  /// Where the arrays that follow belong, and how many voxels they have.
  private var location: (VTIArray.Location, count: Int)?
  private let file: FileBytes

  init(_ file: FileBytes) throws(VolumeFileError) {
    self.file = file
    scanner = VTKScanner(file)
    try readHead()
    while let line = scanner.line() { try readSection(line) }
    guard hasSides else {
      throw file.malformed("the file", "without DIMENSIONS", allowed: "DIMENSIONS nx ny nz")
    }
    try measure()
  }

  private mutating func readHead() throws(VolumeFileError) {
    let first = scanner.line(skippingEmpty: false) ?? []
    guard first.starts(with: ["#", "vtk", "DataFile", "Version"]) else {
      throw file.malformed(
        "line 1", quoted(first.joined(separator: " ")), allowed: "# vtk DataFile Version …")
    }
    _ = scanner.line(skippingEmpty: false)
    let kind = (scanner.line() ?? []).first?.uppercased() ?? ""
    guard kind == "ASCII" || kind == "BINARY" else {
      throw file.malformed("line 3", quoted(kind), allowed: "ASCII or BINARY")
    }
    scanner.isBinary = kind == "BINARY"
  }

  private mutating func readSection(_ line: [String]) throws(VolumeFileError) {
    let key = line[0].uppercased()
    switch key {
    case "DATASET":
      let kind = line.dropFirst().first?.uppercased() ?? ""
      guard kind == "STRUCTURED_POINTS" || kind == "RECTILINEAR_GRID" else {
        throw file.malformed(
          "DATASET", quoted(kind),
          allowed: "STRUCTURED_POINTS, or RECTILINEAR_GRID with even steps; resample other grids,"
            + " such as with ParaView's “Resample To Image”")
      }
    case "DIMENSIONS": try readSides(line)
    case "SPACING", "ASPECT_RATIO": lengths = line.dropFirst().map { Double($0) ?? .nan }
    case "ORIGIN": return
    case "X_COORDINATES", "Y_COORDINATES", "Z_COORDINATES": try readCoordinates(key, line)
    case "POINT_DATA", "CELL_DATA":
      let count = try whole(line, 1, key)
      location = (key == "POINT_DATA" ? .points : .cells, count)
    case "METADATA":
      while let words = scanner.line(skippingEmpty: false), !words.isEmpty {}
    case "FIELD": try readFields(line)
    case "LOOKUP_TABLE": _ = try values(4 * whole(line, 2, key), "unsigned_char", line)
    default: try readAttribute(key, line)
    }
  }

  private mutating func readSides(_ line: [String]) throws(VolumeFileError) {
    let sides = line.dropFirst().map { Int($0) ?? 0 }
    guard sides.count == 3, Shape(checking: sides[0], sides[1], sides[2]) != nil else {
      throw file.malformed(
        "DIMENSIONS", quoted(line.dropFirst().joined(separator: " ")),
        allowed: "three sides of at least 1")
    }
    hasSides = true
    grid = VTKGrid(points: sides)
  }

  private mutating func readCoordinates(_ key: String, _ line: [String]) throws(VolumeFileError) {
    let count = try whole(line, 1, key)
    let array = try array(key, line.count > 2 ? line[2] : "", components: 1, count, .points)
    guard count > 1 else { return }
    // An axis of evenly spaced points is read as numbers of 32 bits at least.
    guard case .reals(let values) = try array.decode(file),
      let step = VTKGrid.step(of: values.map(Double.init))
    else {
      throw file.malformed(
        key, "without an even step",
        allowed: "real numbers that rise evenly; resample the grid, such as with ParaView's"
          + " “Resample To Image”")
    }
    coordinates[key] = [step]
  }

  private mutating func readAttribute(_ key: String, _ line: [String]) throws(VolumeFileError) {
    guard let (location, count) = location else {
      throw file.malformed(
        "a section", quoted(line.joined(separator: " ")),
        allowed: "POINT_DATA or CELL_DATA before it")
    }
    let name = line.count > 1 ? line[1] : ""
    let type = line.count > 2 ? line[2] : ""
    switch key {
    case "SCALARS":
      let components = line.count > 3 ? try whole(line, 3, key) : 1
      // The table's line may be left out; a name without a size belongs to the scalars.
      if let next = scanner.peek(), next[0].uppercased() == "LOOKUP_TABLE", next.count < 3 {
        _ = scanner.line()
      }
      arrays.append(try array(name, type, components: components, count, location))
    case "VECTORS", "NORMALS": _ = try array(name, type, components: 3, count, location)
    case "TENSORS": _ = try array(name, type, components: 9, count, location)
    case "TENSORS6": _ = try array(name, type, components: 6, count, location)
    case "GLOBAL_IDS", "PEDIGREE_IDS": _ = try array(name, type, components: 1, count, location)
    case "TEXTURE_COORDINATES":
      let type = line.count > 3 ? line[3] : ""
      _ = try array(name, type, components: whole(line, 2, key), count, location)
    case "COLOR_SCALARS":
      // VTK writes bytes so: as they are in binary, as parts of 255 in text.
      arrays.append(
        try array(
          name, "unsigned_char", components: whole(line, 2, key), count, location, isColour: true))
    default:
      throw file.malformed(
        "a section", quoted(line.joined(separator: " ")),
        allowed: "SCALARS, FIELD, VECTORS and the like")
    }
  }

  /// Arrays of a FIELD; those before POINT_DATA and CELL_DATA belong to the whole and are passed over.
  private mutating func readFields(_ line: [String]) throws(VolumeFileError) {
    for _ in 0..<(try whole(line, 2, "FIELD")) {
      var head = scanner.line() ?? []
      // What the writer says of the array before stands between the two.
      while head.first?.uppercased() == "METADATA" {
        while let words = scanner.line(skippingEmpty: false), !words.isEmpty {}
        head = scanner.line() ?? []
      }
      guard head.count >= 4 else {
        throw file.malformed(
          "FIELD's array", quoted(head.joined(separator: " ")),
          allowed: "its name, components, number and type")
      }
      let (components, count) = (try whole(head, 1, "FIELD"), try whole(head, 2, "FIELD"))
      if head[3].lowercased() == "string", !scanner.isBinary {
        for _ in 0..<count.clampedProduct(components)
        where scanner.line(skippingEmpty: false) == nil { break }
        continue
      }
      let array = try array(
        head[0], head[3], components: components, count, location?.0 ?? .points)
      if location != nil { arrays.append(array) }
    }
  }

  private mutating func array(
    _ name: String, _ type: String, components: Int, _ count: Int, _ location: VTIArray.Location,
    isColour: Bool = false
  ) throws(VolumeFileError) -> VTKArray {
    let total = count.clampedProduct(components)
    guard let known = VTKType(type) else {
      throw file.malformed(
        "the type of \(quoted(name))", quoted(type), allowed: "unsigned_char, int, …, float, double"
      )
    }
    let values = try scanner.values(total, known, of: "the array \(quoted(name))")
    return VTKArray(
      name: Self.decoded(name), location: location, type: known.scalar, components: components,
      count: total,
      storage: !scanner.isBinary ? (isColour ? .colour : .ascii) : known.isBit ? .bits : .binary,
      values: values)
  }

  private mutating func values(
    _ count: Int, _ type: String, _ line: [String]
  ) throws(VolumeFileError) -> VTKArray {
    try array(line.count > 1 ? line[1] : "", type, components: 1, count, .points)
  }

  private func whole(_ line: [String], _ index: Int, _ key: String) throws(VolumeFileError) -> Int {
    guard line.count > index, let number = Int(line[index]), (0...Int(Int32.max)).contains(number)
    else {
      throw file.malformed(
        key, quoted(line.joined(separator: " ")), allowed: "a whole number from 0 to \(Int32.max)")
    }
    return number
  }

  /// The lengths between the points, by SPACING or by the coordinates.
  private mutating func measure() throws(VolumeFileError) {
    var found = lengths
    if found == nil, !coordinates.isEmpty {
      found = ["X_COORDINATES", "Y_COORDINATES", "Z_COORDINATES"].map {
        coordinates[$0]?.first ?? 0
      }
    }
    guard let found else { return }
    guard let spacing = Spacing(ofGrid: found, points: grid.points) else {
      throw file.malformed("SPACING", "\(found)", allowed: "three positive lengths in nm")
    }
    grid.spacing = spacing
  }

  /// `name` with the characters that VTK writes as `%20`.
  private static func decoded(_ name: String) -> String {
    guard name.contains("%") else { return name }
    var bytes: [UInt8] = []
    var rest = Array(name.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == 37, rest.count > 1,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
