/// The dictionary at the start of an .npy file: element type, order and shape.
struct NPYHeader {
  let type: ScalarType
  let order: ByteOrder
  let isFortran: Bool
  /// Whether the elements are Python's True and False.
  let isBoolean: Bool
  /// The sides as the file gives them, the slowest of C order first.
  let sides: [Int]
  /// One volume of the array.
  let shape: Shape
  /// How many volumes the array holds, along a leading axis.
  let entries: Int

  /// The number of elements of the whole array.
  var count: Int { entries * shape.count }

  /// The shape as the file gives it.
  var axes: String { sides.map(String.init).joined(separator: ", ") }

  init(_ text: String, in file: FileBytes) throws(VolumeFileError) {
    var scanner = PythonLiteral(text)
    guard let entries = scanner.dictionary() else {
      throw file.malformed(
        "the header", quoted(text), allowed: "{'descr': …, 'fortran_order': …, 'shape': …}")
    }
    (type, order) = try Self.type(entries["descr"], file)
    isBoolean = ["|b1", "<b1", ">b1", "=b1"].contains { entries["descr"] == .string($0) }
    isFortran = try Self.flag(entries["fortran_order"], file)
    (sides, shape, self.entries) = try Self.shape(entries["shape"], file)
  }

  private static func type(
    _ entry: PythonLiteral.Value?, _ file: FileBytes
  ) throws(VolumeFileError) -> (ScalarType, ByteOrder) {
    let codes: [String: ScalarType] = [
      "b1": .uint8, "f2": .float16, "u1": .uint8, "i1": .int8, "u2": .uint16, "i2": .int16,
      "u4": .uint32,
      "i4": .int32, "u8": .uint64, "i8": .int64, "f4": .float32, "f8": .float64,
    ]
    guard case .string(let descr)? = entry, let mark = descr.first, "<>|=".contains(mark),
      let type = codes[String(descr.dropFirst())]
    else {
      throw file.malformed(
        "the header's descr", PythonLiteral.show(entry),
        allowed: "b1, u1 to u8, i1 to i8, f2, f4 or f8 after <, > or |")
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

  /// The sides, one volume, and how many there are.
  ///
  /// Two sides are a film of rows along z, as an image of its cross-section shows it. Before the
  /// three sides z, y, x may stand sides of 1, and one leading side of several entries; a last side
  /// of 1 behind them is passed over.
  private static func shape(
    _ entry: PythonLiteral.Value?, _ file: FileBytes
  ) throws(VolumeFileError) -> ([Int], Shape, Int) {
    guard case .tuple(let sides)? = entry, let (shape, entries) = volumes(sides) else {
      throw file.malformed(
        "the header's shape", PythonLiteral.show(entry),
        allowed:
          "three sides (z, y, x), each at least 1, two (z, x), or a leading axis before three")
    }
    return (sides, shape, entries)
  }

  private static func volumes(_ sides: [Int]) -> (Shape, Int)? {
    var rest = sides[...]
    if rest.count > 3, rest.last == 1 { rest.removeLast() }
    if rest.count == 2 { rest = [rest[0], 1, rest[1]] }
    guard rest.count >= 3 else { return nil }
    let inner = Array(rest.suffix(3))
    let leading = rest.dropLast(3).filter { $0 != 1 }
    guard leading.count <= 1, case let entries = leading.first ?? 1, entries > 0,
      let shape = Shape(checking: inner[2], inner[1], inner[0]),
      Shape(checking: shape.count, entries, 1) != nil
    else { return nil }
    return (shape, entries)
  }
}
