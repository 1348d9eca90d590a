/// The XML sheet beside a raw tomogram, as Ising_OPV defines it: bits, sides, length of a voxel.
struct TomogramSheet {
  let type: ScalarType
  let shape: Shape
  let spacing: Spacing
  /// What its labels mean, where the comment gives it.
  let labels: LabelMap?

  init(_ file: FileBytes) throws(VolumeFileError) {
    let texts = try Self.texts(file)
    func wrong(_ key: String, allowed: String) -> VolumeFileError {
      file.malformed("data_info's \(key)", quoted(texts[key] ?? ""), allowed: allowed)
    }
    switch texts["data_format"] {
    case "8 bit": type = .uint8
    case "16 bit": type = .uint16
    default: throw wrong("data_format", allowed: "8 bit, 16 bit")
    }
    var sides: [Int] = []
    for key in ["length", "width", "height"] {
      guard let side = Int(texts[key] ?? ""), side > 0 else {
        throw wrong(key, allowed: "a whole number from 1 up")
      }
      sides.append(side)
    }
    guard let shape = Shape(checking: sides[0], sides[1], sides[2]) else {
      throw wrong("length", allowed: "sides whose voxels can be counted")
    }
    self.shape = shape
    guard texts["units"] == "nm" else { throw wrong("units", allowed: "nm") }
    let length = Double(texts["value"] ?? "") ?? .nan
    guard let spacing = Spacing(checking: length, length, length) else {
      throw wrong("value", allowed: "a positive length")
    }
    self.spacing = spacing
    let comment = texts["comment"] ?? ""
    labels =
      comment.hasPrefix("labels ") ? try? LabelMap(parsing: String(comment.dropFirst(7))) : nil
  }

  /// The text of every tag inside `data_info`.
  private static func texts(_ file: FileBytes) throws(VolumeFileError) -> [String: String] {
    var scanner = XMLScanner(file.all)
    var texts: [String: String] = [:]
    var isInside = false
    while let event = try scanner.next(in: file) {
      switch event {
      case .open(let tag) where tag.name == "data_info": isInside = true
      case .close("data_info"): return texts
      case .open(let tag) where isInside && !tag.isEmpty:
        let text = file.all[scanner.position...].prefix { $0 != UInt8(ascii: "<") }
        texts[tag.name] = String(decoding: text, as: UTF8.self)
      default: continue
      }
    }
    throw file.malformed("the sheet", "without data_info", allowed: "<data_info> … </data_info>")
  }

  /// The sheet of a raw file of `type`, 8 or 16 bits.
  static func text(_ type: ScalarType, _ shape: Shape, voxel: Double, comment: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <tomogram_metadata schema_version="1.0">
      <data_info>
        <data_format>\(8 * type.size) bit</data_format>
        <length>\(shape.nx)</length>
        <width>\(shape.ny)</width>
        <height>\(shape.nz)</height>
        <pixel_size>
          <value>\(voxel)</value>
          <units>nm</units>
        </pixel_size>
        <comment>\(comment)</comment>
      </data_info>
    </tomogram_metadata>

    """
  }
}
