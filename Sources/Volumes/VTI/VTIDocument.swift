/// What the XML of a .vti file says: the grid, the arrays, and where binary data lie.
struct VTIDocument {
  private(set) var order = ByteOrder.little
  /// Bytes of the length that stands before binary data.
  private(set) var lengthSize = 4
  private(set) var isCompressed = false
  private(set) var grid: VTIGrid?
  private(set) var arrays: [VTIArray] = []
  /// The array that each of CellData and PointData names as its scalars.
  private(set) var activeScalars: [VTIArray.Location: String] = [:]
  private(set) var appended: Appended?
  /// What labels mean, where the field data have a string called `labels`.
  private(set) var labels: LabelMap?

  struct Appended: Equatable {
    let isBase64: Bool
    /// The byte after the underscore.
    let start: Int
  }

  init(_ file: FileBytes) throws(VolumeFileError) {
    var scanner = XMLScanner(file.all)
    var open: [String] = []
    while let event = try scanner.next(in: file) {
      switch event {
      case .close(let name):
        guard open.popLast() == name else {
          throw file.malformed(
            "the tag that ends at byte \(scanner.position)", quoted("</\(name)>"),
            allowed: "the end of the tag last opened")
        }
        if open.isEmpty { return }
      case .open(let tag):
        try enter(tag, inside: open, textStart: scanner.position, file)
        if appended != nil { return }
        if !tag.isEmpty { open.append(tag.name) }
      }
    }
    throw file.malformed(
      "the end of the XML, byte \(file.all.count),", "reached inside <\(open.last ?? "")>",
      allowed: "</VTKFile>")
  }

  private mutating func enter(
    _ tag: XMLTag, inside open: [String], textStart: Int, _ file: FileBytes
  ) throws(VolumeFileError) {
    switch (tag.name, open.last) {
    case ("VTKFile", nil): try readRoot(tag, file)
    case (_, nil):
      throw file.malformed("the first tag", quoted("<\(tag.name)>"), allowed: "<VTKFile>")
    case ("ImageData", "VTKFile"): grid = try VTIGrid(tag, file)
    case ("Piece", "ImageData"): try grid?.admit(piece: tag, file)
    case ("CellData", "Piece"): activeScalars[.cells] = tag.attributes["Scalars"]
    case ("PointData", "Piece"): activeScalars[.points] = tag.attributes["Scalars"]
    case ("DataArray", let parent?):
      guard let location = VTIArray.Location(rawValue: parent) else { return }
      arrays.append(VTIArray(tag, in: location, textStart: textStart))
    case ("Array", "FieldData") where tag.attributes["Name"] == "labels":
      labels = Self.labels(file.all[textStart...], tag)
    case ("AppendedData", "VTKFile"): appended = try Self.appended(tag, textStart, file)
    default: return
    }
  }

  private mutating func readRoot(_ tag: XMLTag, _ file: FileBytes) throws(VolumeFileError) {
    func value(_ key: String, or missing: String, of allowed: [String]) throws(VolumeFileError)
      -> String
    {
      let value = tag.attributes[key] ?? missing
      guard allowed.contains(value) else {
        throw file.malformed(
          "VTKFile's \(key)", quoted(value),
          allowed: allowed.map { $0.isEmpty ? "none" : $0 }.joined(separator: ", "))
      }
      return value
    }
    _ = try value("type", or: "", of: ["ImageData"])
    let order = try value("byte_order", or: "LittleEndian", of: ["LittleEndian", "BigEndian"])
    self.order = order == "BigEndian" ? .big : .little
    lengthSize =
      try value("header_type", or: "UInt32", of: ["UInt32", "UInt64"]) == "UInt32" ? 4 : 8
    isCompressed = try value("compressor", or: "", of: ["", "vtkZLibDataCompressor"]) != ""
  }

  /// A string of VTK as text: the codes of its characters, ended by 0.
  private static func labels(_ text: ArraySlice<UInt8>, _ tag: XMLTag) -> LabelMap? {
    guard tag.attributes["format"] ?? "ascii" == "ascii" else { return nil }
    var words = Words(text.prefix(4096).prefix { $0 != UInt8(ascii: "<") })
    var characters: [UInt8] = []
    while let code = words.next().flatMap({ UInt8($0) }), code > 0 { characters.append(code) }
    return try? LabelMap(parsing: String(decoding: characters, as: UTF8.self))
  }

  private static func appended(
    _ tag: XMLTag, _ textStart: Int, _ file: FileBytes
  ) throws(VolumeFileError) -> Appended {
    let encoding = tag.attributes["encoding"] ?? "base64"
    guard encoding == "raw" || encoding == "base64" else {
      throw file.malformed("AppendedData's encoding", quoted(encoding), allowed: "raw, base64")
    }
    guard let mark = file.all[textStart...].firstIndex(where: { $0 > 32 }), file.all[mark] == 95
    else {
      throw file.malformed(
        "the start of AppendedData, byte \(textStart),", "without an underscore", allowed: "_")
    }
    return Appended(isBase64: encoding == "base64", start: mark + 1)
  }
}
