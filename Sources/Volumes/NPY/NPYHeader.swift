/// The dictionary at the start of an .npy file: element type, order and shape.
struct NPYHeader {
  let type: ScalarType
  let order: ByteOrder
  let isFortran: Bool
  /// Whether the elements are Python's True and False.
  let isBoolean: Bool
  let shape: Shape

  /// The shape as the file says it: z, y, x.
  var axes: String { "\(shape.nz), \(shape.ny), \(shape.nx)" }

  init(_ text: String, in file: FileBytes) throws(VolumeFileError) {
    var scanner = PythonLiteral(text)
    guard let entries = scanner.dictionary() else {
      throw file.malformed(
        "the header", quoted(text), allowed: "{'descr': …, 'fortran_order': …, 'shape': …}")
    }
    (type, order) = try Self.type(entries["descr"], file)
    isBoolean = ["|b1", "<b1", ">b1", "=b1"].contains { entries["descr"] == .string($0) }
    isFortran = try Self.flag(entries["fortran_order"], file)
    shape = try Self.shape(entries["shape"], file)
  }

  private static func type(
    _ entry: PythonLiteral.Value?, _ file: FileBytes
  ) throws(VolumeFileError) -> (ScalarType, ByteOrder) {
    let codes: [String: ScalarType] = [
      "b1": .uint8, "u1": .uint8, "i1": .int8, "u2": .uint16, "i2": .int16, "u4": .uint32,
      "i4": .int32, "u8": .uint64, "i8": .int64, "f4": .float32, "f8": .float64,
    ]
    guard case .string(let descr)? = entry, let mark = descr.first, "<>|=".contains(mark),
      let type = codes[String(descr.dropFirst())]
    else {
      throw file.malformed(
        "the header's descr", PythonLiteral.show(entry),
        allowed: "b1, u1 to u8, i1 to i8, f4 or f8 after <, > or |")
    }
    return (type, mark == ">" ? .big : .little)
  }

  private static func flag(
    _ entry: PythonLiteral.Value?, _ file: FileBytes
  ) throws(VolumeFileError) -> Bool {
    guard case .bool(let flag)? = entry else {
      throw file.malformed(
        "the header's fortran_order", PythonLiteral.show(entry), allowed: "True or False")
    }
    return flag
  }

  private static func shape(
    _ entry: PythonLiteral.Value?, _ file: FileBytes
  ) throws(VolumeFileError) -> Shape {
    guard case .tuple(let sides)? = entry, sides.count == 3,
      let shape = Shape(checking: sides[2], sides[1], sides[0])
    else {
      throw file.malformed(
        "the header's shape", PythonLiteral.show(entry),
        allowed: "three sides (z, y, x), each at least 1")
    }
    return shape
  }
}
