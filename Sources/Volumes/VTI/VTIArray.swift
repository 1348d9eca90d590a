/// One data array of a .vti file: its tag, where it lies, and what its values are.
struct VTIArray {
  enum Location: String {
    case cells = "CellData"
    case points = "PointData"
  }

  enum Storage: Equatable {
    /// Numbers as text, or base64, from this byte of the file up to the next tag.
    case ascii(start: Int)
    case base64(start: Int)
    /// This many bytes into the appended data.
    case appended(offset: Int)
  }

  let name: String
  let location: Location
  private let attributes: [String: String]
  private let textStart: Int

  /// - Parameter textStart: The byte after the tag.
  init(_ tag: XMLTag, in location: Location, textStart: Int) {
    name = tag.attributes["Name"] ?? ""
    self.location = location
    attributes = tag.attributes
    self.textStart = textStart
  }

  /// The kind of number, one per voxel.
  func type(_ file: FileBytes) throws(VolumeFileError) -> ScalarType {
    let types = ScalarType.allCases.filter { $0 != .float16 }.map { ($0.vtkName, $0) }
    guard let type = types.first(where: { $0.0 == attributes["type"] })?.1 else {
      throw malformed("type", types.map(\.0).joined(separator: ", "), file)
    }
    guard ["1", nil].contains(attributes["NumberOfComponents"]) else {
      throw malformed("NumberOfComponents", "1", file)
    }
    return type
  }

  func storage(_ file: FileBytes) throws(VolumeFileError) -> Storage {
    switch attributes["format"] ?? "ascii" {
    case "ascii": return .ascii(start: textStart)
    case "binary": return .base64(start: textStart)
    case "appended":
      guard let offset = Int(attributes["offset"] ?? ""), offset >= 0 else {
        throw malformed("offset", "0 or more", file)
      }
      return .appended(offset: offset)
    default: throw malformed("format", "ascii, binary, appended", file)
    }
  }

  private func malformed(_ key: String, _ allowed: String, _ file: FileBytes) -> VolumeFileError {
    file.malformed(
      "DataArray \(quoted(name))'s \(key)", quoted(attributes[key] ?? ""), allowed: allowed)
  }
}

extension ScalarType {
  /// VTK's name of the type: `UInt8`, `Float32`.
  var vtkName: String {
    rawValue.hasPrefix("u")
      ? "UI" + rawValue.dropFirst(2) : rawValue.prefix(1).uppercased() + rawValue.dropFirst()
  }
}
