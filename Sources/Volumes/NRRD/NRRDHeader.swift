/// The text at the start of a .nrrd file: `key: value` lines, ended by an empty line.
struct NRRDHeader {
  let type: ScalarType
  let order: ByteOrder
  let axes: NRRDAxes
  let encoding: Encoding
  /// What its labels mean, where a pair `labels:=…` gives it.
  let labels: LabelMap?
  /// The first byte after the header.
  let dataStart: Int
  /// The files of the voxels, in order, where they do not follow the header.
  let dataFiles: [String]
  /// What to pass over before the voxels: lines, then bytes; −1 bytes for all but the last ones.
  let lineSkip: Int
  let byteSkip: Int

  enum Encoding {
    case raw, gzip, bzip2, text, hex

    /// Whether bytes are skipped in what is stored rather than in what is unpacked from it.
    var isPacked: Bool { self == .gzip || self == .bzip2 }
  }

  init(_ file: FileBytes) throws(VolumeFileError) {
    let magic = file.all.prefix(8)
    guard magic.starts(with: "NRRD000".utf8), magic.count == 8 else {
      throw file.malformed(
        "the start", quoted(String(decoding: magic, as: UTF8.self)), allowed: "NRRD0001 to NRRD0005"
      )
    }
    let lines = try Self.lines(file)
    dataStart = lines.end
    let reader = Fields(fields: lines.fields, file: file)
    type = try reader.type()
    axes = try NRRDAxes(reader)
    encoding = try reader.encoding()
    order = try reader.order(isNeeded: type.size > 1 && encoding != .text)
    labels = lines.fields["labels="].flatMap { try? LabelMap(parsing: $0) }
    dataFiles = try reader.dataFiles(lines.listed)
    lineSkip = try reader.skip("line skip", from: 0)
    byteSkip = try reader.skip(
      "byte skip", from: encoding == .raw || encoding.isPacked ? -1 : 0)
  }

  private struct Lines {
    var fields: [String: String] = [:]
    /// The names that follow `data file: LIST`.
    var listed: [String] = []
    var end = 0
  }

  /// The lines before the first empty one, and the first byte after that.
  ///
  /// The header of a file of its own may end with the file. A pair `key:=value` is kept as `key=`.
  private static func lines(_ file: FileBytes) throws(VolumeFileError) -> Lines {
    var found = Lines()
    var position = 0
    var isList = false
    while position < file.all.count {
      let end = file.all[position...].firstIndex(of: 10) ?? file.all.count
      let line = file.all[position..<end].filter { $0 != 13 }
      position = min(end + 1, file.all.count)
      found.end = position
      if line.isEmpty { return found }
      let text = String(decoding: line, as: UTF8.self)
      if isList {
        found.listed.append(text)
        continue
      }
      var sides = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard line[0] != UInt8(ascii: "#"), sides.count == 2 else { continue }
      if sides[1].hasPrefix("=") {
        sides[0] += "="
        sides[1].removeFirst()
      }
      let (key, value) = (
        sides[0].lowercased(), sides[1].split(separator: " ").joined(separator: " ")
      )
      found.fields[key] = value
      isList = ["data file", "datafile"].contains(key) && value.hasPrefix("LIST")
    }
    if found.fields["data file"] != nil || found.fields["datafile"] != nil { return found }
    throw .truncated(
      path: file.path, field: "the header's empty line", neededBytes: 1, foundBytes: 0)
  }
}
