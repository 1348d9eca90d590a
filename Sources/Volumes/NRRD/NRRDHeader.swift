/// The text at the start of a .nrrd file: `key: value` lines, ended by an empty line.
struct NRRDHeader {
  let type: ScalarType
  let order: ByteOrder
  let shape: Shape
  let spacing: Spacing?
  let encoding: Encoding
  /// What its labels mean, where a pair `labels:=…` says it.
  let labels: LabelMap?
  /// The first byte after the header.
  let dataStart: Int
  /// The file of the voxels, where they do not follow the header.
  let dataFile: String?
  /// What to pass over before the voxels: lines, then bytes; −1 bytes for all but the last ones.
  let lineSkip: Int
  let byteSkip: Int

  enum Encoding {
    case raw, gzip, text
  }

  init(_ file: FileBytes) throws(VolumeFileError) {
    let magic = file.all.prefix(8)
    guard magic.starts(with: "NRRD000".utf8), magic.count == 8 else {
      throw file.malformed(
        "the start", quoted(String(decoding: magic, as: UTF8.self)), allowed: "NRRD0001 to NRRD0005"
      )
    }
    let (fields, end) = try Self.fields(file)
    dataStart = end
    let reader = Fields(fields: fields, file: file)
    type = try reader.type()
    shape = try reader.shape()
    encoding = try reader.encoding()
    order = try reader.order(isNeeded: type.size > 1 && encoding != .text)
    spacing = try reader.spacing()
    labels = fields["labels="].flatMap { try? LabelMap(parsing: $0) }
    dataFile = try reader.dataFile()
    lineSkip = try reader.skip("line skip", from: 0)
    byteSkip = try reader.skip("byte skip", from: encoding == .raw ? -1 : 0)
  }

  /// The lines before the first empty one, and the first byte after that.
  ///
  /// The header of a file of its own may end with the file. A pair `key:=value` is kept as `key=`.
  private static func fields(_ file: FileBytes) throws(VolumeFileError) -> ([String: String], Int) {
    var fields: [String: String] = [:]
    var position = 0
    while position < file.all.count {
      let end = file.all[position...].firstIndex(of: 10) ?? file.all.count
      let line = file.all[position..<end].filter { $0 != 13 }
      position = min(end + 1, file.all.count)
      if line.isEmpty { return (fields, position) }
      var sides = String(decoding: line, as: UTF8.self)
        .split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard line[0] != UInt8(ascii: "#"), sides.count == 2 else { continue }
      if sides[1].hasPrefix("=") {
        sides[0] += "="
        sides[1].removeFirst()
      }
      fields[sides[0].lowercased()] = sides[1].split(separator: " ").joined(separator: " ")
    }
    if fields["data file"] != nil || fields["datafile"] != nil { return (fields, position) }
    throw .truncated(
      path: file.path, field: "the header's empty line", neededBytes: 1, foundBytes: 0)
  }
}
