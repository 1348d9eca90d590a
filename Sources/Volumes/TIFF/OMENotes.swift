/// What the Open Microscopy Environment's XML says of the first image in a file.
///
/// - Source: The OME model, schema 2016-06, elements Pixels and TiffData.
struct OMENotes {
  /// The attributes of Pixels.
  private var pixels: [String: String] = [:]
  /// The attributes of each TiffData.
  private var data: [[String: String]] = []
  private var images = 0

  /// nil where `text` holds no OME image.
  init?(_ text: String, path: String) throws(VolumeFileError) {
    guard text.contains("OME"), text.contains("Pixels"),
      text.drop(while: \.isWhitespace).first == "<"
    else { return nil }
    let file = FileBytes(path: path, all: Array(text.utf8))
    var scanner = XMLScanner(file.all)
    scan: while let event = try scanner.next(in: file) {
      guard case .open(let tag) = event else { continue }
      switch tag.name.split(separator: ":").last {
      case "Image": images += 1
      case "Pixels" where images <= 1: pixels = tag.attributes
      case "TiffData" where images <= 1: data.append(tag.attributes)
      case "StructuredAnnotations": break scan
      default: continue
      }
    }
    guard !pixels.isEmpty else { return nil }
  }

  /// - Parameter samples: Samples of a pixel, which the schema counts as channels.
  func describe(
    _ description: inout TIFFDescription, samples: Int, path: String
  ) throws(VolumeFileError) {
    description.countName = "the planes of the description's first image"
    description.layout = try layout(samples, path)
    description.hasOtherImages = images > 1
    description.lengths.isSettled = true
    for (axis, key) in [("X", \VoxelLengths.x), ("Y", \.y), ("Z", \.z)] {
      guard let text = pixels["PhysicalSize" + axis], let size = Double(text) else { continue }
      // Without a unit the schema means µm.
      let name = Self.plain(pixels["PhysicalSize\(axis)Unit"] ?? "µm")
      guard let unit = LengthUnit.nanometres(name) else {
        if !["pixel", "reference frame"].contains(name) {
          description.lengths.remark =
            "its unit \(quoted(name)) is none of length, so its lengths were passed over"
        }
        continue
      }
      let length = abs(size * unit)
      if length.isFinite, length > 0 { description.lengths[keyPath: key] = length }
    }
    let lengths = description.lengths
    if lengths.x == nil, lengths.y == nil { description.lengths.isSettled = false }
    if lengths.x != nil, lengths.z == nil, (description.layout?.count(of: .slices) ?? 1) > 1 {
      description.remarks.append("it says no length along z, which is taken to be that along x")
    }
  }

  private func layout(_ samples: Int, _ path: String) throws(VolumeFileError) -> PlaneLayout {
    func malformed(_ key: String, _ allowed: String) -> VolumeFileError {
      .malformed(
        path: path, field: "the description's \(key)", found: quoted(pixels[key] ?? ""),
        allowed: allowed)
    }
    var counts: [Character: PlaneLayout.Axis] = [:]
    let kinds: [(Character, PlaneLayout.Kind)] = [
      ("Z", .slices), ("C", .choices(.channel)), ("T", .choices(.time)),
    ]
    for (letter, kind) in kinds {
      let key = "Size\(letter)"
      guard let count = Int(pixels[key] ?? "1"), count > 0 else {
        throw malformed(key, "a whole number from 1 up")
      }
      let isShared = letter == "C" && count % samples == 0
      counts[letter] = PlaneLayout.Axis(kind: kind, count: isShared ? count / samples : count)
    }
    let order = Array((pixels["DimensionOrder"] ?? "XYZCT").dropFirst(2))
    guard order.sorted() == ["C", "T", "Z"] else { throw malformed("DimensionOrder", "XYZCT, …") }
    var layout = PlaneLayout(order.compactMap { counts[$0] })
    layout.order = try explicitOrder(layout, order, counts.mapValues(\.count), path)
    return layout
  }

  /// The page of each plane, where TiffData lists them; nil where pages run in their order.
  private func explicitOrder(
    _ layout: PlaneLayout, _ order: [Character], _ counts: [Character: Int], _ path: String
  ) throws(VolumeFileError) -> [Int]? {
    guard layout.count <= 1 << 24,
      data.contains(where: { $0["FirstZ"] ?? $0["FirstC"] ?? $0["FirstT"] != nil })
    else { return nil }
    var pages = [Int](repeating: -1, count: layout.count)
    for (index, block) in data.enumerated() {
      let first = Int(block["IFD"] ?? "0") ?? -1
      let number =
        block["PlaneCount"].map { Int($0) ?? -1 }
        ?? (block["IFD"] != nil ? 1 : layout.count)
      var plane = 0
      var step = 1
      for letter in order {
        plane += min(1 << 24, max(0, Int(block["First\(letter)"] ?? "0") ?? 0)) * step
        step *= counts[letter] ?? 1
      }
      guard first >= 0, first < 1 << 32, number >= 0, number <= layout.count,
        plane + number <= layout.count
      else {
        throw .malformed(
          path: path, field: "the description's TiffData \(index)",
          found: "page \(first) of plane \(plane), \(number) planes",
          allowed: "planes within the \(layout.count) of the image")
      }
      for offset in 0..<number { pages[plane + offset] = first + offset }
    }
    guard !pages.contains(-1) else {
      throw .malformed(
        path: path, field: "the description's TiffData",
        found: "silent on plane \(pages.firstIndex(of: -1) ?? 0)",
        allowed: "all \(layout.count) planes of the image in this file")
    }
    return pages == Array(0..<layout.count) ? nil : pages
  }

  /// Without the references to characters that XML allows in place of µ and Å.
  private static func plain(_ name: String) -> String {
    let references = [
      "&#181;": "µ", "&#xb5;": "µ", "&#xB5;": "µ", "&#956;": "µ", "&#197;": "Å", "&#xc5;": "Å",
      "&#xC5;": "Å",
    ]
    return references.reduce(name) { text, reference in
      text.split(separator: reference.key, omittingEmptySubsequences: false)
        .joined(separator: reference.value)
    }
  }
}
