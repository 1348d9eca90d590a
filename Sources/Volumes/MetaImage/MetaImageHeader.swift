/// The text at the start of a MetaImage: `Key = Value` lines, of which ElementDataFile is the last.
struct MetaImageHeader {
  let shape: Shape
  let type: ScalarType
  let order: ByteOrder
  let spacing: Spacing?
  let isText: Bool
  let isCompressed: Bool
  /// Bytes before the voxels of each data file; −1 where the voxels are its last bytes.
  let skip: Int
  /// The value of ElementDataFile.
  let dataFile: String
  /// The first byte after the header.
  let end: Int

  init(_ file: FileBytes) throws(VolumeFileError) {
    let (fields, end) = try Self.fields(file)
    let reader = Fields(fields: fields, file: file)
    self.end = end
    dataFile = fields["ElementDataFile"] ?? ""
    shape = try reader.shape()
    type = try reader.type()
    isText = try reader.flag("BinaryData", unless: true) == false
    isCompressed = try reader.flag("CompressedData")
    let flags = [
      try reader.flag("BinaryDataByteOrderMSB"), try reader.flag("ElementByteOrderMSB"),
    ]
    order = flags.contains(true) ? .big : .little
    skip = try reader.skip()
    spacing = try reader.spacing()
    try reader.checkAxes()
  }

  /// The lines up to ElementDataFile, and the first byte after it.
  private static func fields(_ file: FileBytes) throws(VolumeFileError) -> ([String: String], Int) {
    var fields: [String: String] = [:]
    var position = 0
    while position < file.all.count {
      let end = file.all[position...].firstIndex(of: 10) ?? file.all.count
      let line = String(decoding: file.all[position..<end].prefix(1 << 16), as: UTF8.self)
      position = min(end + 1, file.all.count)
      let sides = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { trimmed($0) }
      if sides == [""] { continue }
      guard sides.count == 2, !sides[0].isEmpty, sides[0].utf8.allSatisfy({ $0 > 32 && $0 < 127 })
      else {
        throw file.malformed(
          "the header's line \(fields.count + 1)", quoted(line), allowed: "KEY = VALUE")
      }
      fields[sides[0]] = sides[1]
      if sides[0] == "ElementDataFile" { return (fields, position) }
    }
    throw .truncated(
      path: file.path, field: "the header's ElementDataFile", neededBytes: 1, foundBytes: 0)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

extension MetaImageHeader {
  /// Understands the fields.
  struct Fields {
    let fields: [String: String]
    let file: FileBytes

    private func wrong(_ key: String, allowed: String) -> VolumeFileError {
      file.malformed("the header's \(key)", quoted(fields[key] ?? ""), allowed: allowed)
    }

    private func numbers<Value: LosslessStringConvertible>(_ key: String) -> [Value?] {
      (fields[key] ?? "").split(whereSeparator: \.isWhitespace).map { Value(String($0)) }
    }

    /// Axes of one voxel beyond the third are passed over.
    func shape() throws(VolumeFileError) -> Shape {
      guard ["Image", nil].contains(fields["ObjectType"]) else {
        throw wrong("ObjectType", allowed: "Image")
      }
      let sides: [Int] = numbers("DimSize").map { $0 ?? 0 }
      guard fields["NDims"] == nil || fields["NDims"] == "\(sides.count)" else {
        throw wrong("NDims", allowed: "\(sides.count), the number of sides in DimSize")
      }
      guard sides.count >= 2, sides.dropFirst(3).allSatisfy({ $0 == 1 }),
        let shape = Shape(checking: sides[0], sides[1], sides.count > 2 ? sides[2] : 1)
      else { throw wrong("DimSize", allowed: "two or three sides of at least 1, x first") }
      guard ["1", nil].contains(fields["ElementNumberOfChannels"]) else {
        throw wrong("ElementNumberOfChannels", allowed: "1")
      }
      return shape
    }

    func type() throws(VolumeFileError) -> ScalarType {
      let names: [String: ScalarType] = [
        "MET_CHAR": .int8, "MET_UCHAR": .uint8, "MET_SHORT": .int16, "MET_USHORT": .uint16,
        "MET_INT": .int32, "MET_UINT": .uint32, "MET_LONG": .int32, "MET_ULONG": .uint32,
        "MET_LONG_LONG": .int64, "MET_ULONG_LONG": .uint64, "MET_FLOAT": .float32,
        "MET_DOUBLE": .float64,
      ]
      guard let type = names[fields["ElementType"] ?? ""] else {
        throw wrong("ElementType", allowed: "MET_UCHAR, MET_SHORT, …, MET_DOUBLE, one number each")
      }
      return type
    }

    func flag(_ key: String, unless other: Bool = false) throws(VolumeFileError) -> Bool {
      switch fields[key]?.lowercased() {
      case nil: return other
      case "true", "1", "t": return true
      case "false", "0", "f": return false
      default: throw wrong(key, allowed: "True, False")
      }
    }

    func skip() throws(VolumeFileError) -> Int {
      guard let text = fields["HeaderSize"] else { return 0 }
      guard let skip = Int(text), skip >= -1 else {
        throw wrong("HeaderSize", allowed: "a whole number from -1 up")
      }
      return skip
    }

    /// Lengths without DistanceUnits are in nm, as everywhere.
    func spacing() throws(VolumeFileError) -> Spacing? {
      let key = fields["ElementSpacing"] == nil ? "ElementSize" : "ElementSpacing"
      guard fields[key] != nil else { return nil }
      let lengths: [Double] = numbers(key).map { $0 ?? .nan }
      var unit = 1.0
      if let name = fields["DistanceUnits"], name != "?" {
        guard let length = LengthUnit.nanometres(name) else {
          throw wrong("DistanceUnits", allowed: "a unit of length, such as nm, um, mm")
        }
        unit = length
      }
      guard lengths.count >= 2,
        let spacing = Spacing(
          checking: lengths[0] * unit, lengths[1] * unit,
          (lengths.count > 2 ? lengths[2] : lengths[0]) * unit)
      else { throw wrong(key, allowed: "a positive length along each axis") }
      return spacing
    }

    /// Axes that are turned or flipped are refused.
    func checkAxes() throws(VolumeFileError) {
      for key in ["TransformMatrix", "Orientation", "Rotation"] where fields[key] != nil {
        let turns: [Double] = numbers(key).map { $0 ?? .nan }
        let side = Int(Double(turns.count).squareRoot())
        let isStraight =
          side * side == turns.count
          && turns.indices.allSatisfy { turns[$0] == ($0 % (side + 1) == 0 ? 1 : 0) }
        guard isStraight else {
          throw wrong(key, allowed: "axes that are not turned, 1 0 0 0 1 0 0 0 1")
        }
      }
    }
  }
}
