/// The grid of a .vti file: how many points along each axis, how far apart.
struct VTIGrid {
  /// Points along x, y and z; there is one cell fewer, and at least one.
  let points: [Int]
  let spacing: Spacing
  private let extent: [Int]
  private var hasPiece = false

  init(_ tag: XMLTag, _ file: FileBytes) throws(VolumeFileError) {
    extent = try Self.extent(tag, "WholeExtent", file)
    var points: [Int] = []
    for axis in 0..<3 { points.append(extent[2 * axis + 1] - extent[2 * axis] + 1) }
    self.points = points
    spacing = try Self.spacing(tag, points, file)
    try Self.checkOrigin(tag, file)
    try Self.refuseTurned(tag, file)
  }

  /// The voxels of data that belong to `location`.
  func shape(of location: VTIArray.Location, _ file: FileBytes) throws(VolumeFileError) -> Shape {
    let sides = location == .points ? points : points.map { max(1, $0 - 1) }
    guard let shape = Shape(checking: sides[0], sides[1], sides[2]) else {
      throw file.malformed(
        "ImageData's WholeExtent", extent.map(String.init).joined(separator: " "),
        allowed: "an extent whose voxels can be counted")
    }
    return shape
  }

  /// Takes the one piece of the file, which must be the whole.
  mutating func admit(piece tag: XMLTag, _ file: FileBytes) throws(VolumeFileError) {
    guard !hasPiece, try Self.extent(tag, "Extent", file) == extent else {
      throw file.malformed(
        "Piece's Extent", quoted(tag.attributes["Extent"] ?? ""),
        allowed: "one piece, as large as WholeExtent")
    }
    hasPiece = true
  }

  private static func extent(
    _ tag: XMLTag, _ key: String, _ file: FileBytes
  ) throws(VolumeFileError) -> [Int] {
    let text = tag.attributes[key] ?? ""
    // 32-bit ends, so that a side cannot overflow.
    let ends = text.split(separator: " ").compactMap { Int32($0) }.map(Int.init)
    guard ends.count == 6, text.split(separator: " ").count == 6,
      ends[0] <= ends[1], ends[2] <= ends[3], ends[4] <= ends[5]
    else {
      throw file.malformed(
        "\(tag.name)'s \(key)", quoted(text), allowed: "x0 x1 y0 y1 z0 z1, each pair rising")
    }
    return ends
  }

  /// The lengths of a voxel. A grid of two dimensions may leave out the third, or give 0: the axis
  /// along which it is flat takes the length of the first.
  private static func spacing(
    _ tag: XMLTag, _ points: [Int], _ file: FileBytes
  ) throws(VolumeFileError) -> Spacing {
    let text = tag.attributes["Spacing"] ?? "1 1 1"
    let lengths = text.split { $0 == " " || $0 == "\n" || $0 == "\t" }.map { Double($0) ?? .nan }
    guard let spacing = Spacing(ofGrid: lengths, points: points)
    else {
      throw file.malformed(
        "ImageData's Spacing", quoted(text), allowed: "three positive lengths in nm")
    }
    return spacing
  }

  /// The origin is not used, but its numbers must be finite.
  private static func checkOrigin(_ tag: XMLTag, _ file: FileBytes) throws(VolumeFileError) {
    let text = tag.attributes["Origin"] ?? "0 0 0"
    let origin = text.split { $0 == " " || $0 == "\n" || $0 == "\t" }.map { Double($0) ?? .nan }
    guard (2...3).contains(origin.count), origin.allSatisfy(\.isFinite) else {
      throw file.malformed("ImageData's Origin", quoted(text), allowed: "three finite numbers")
    }
  }

  private static func refuseTurned(_ tag: XMLTag, _ file: FileBytes) throws(VolumeFileError) {
    let text = tag.attributes["Direction"] ?? "1 0 0 0 1 0 0 0 1"
    guard text.split(separator: " ").map({ Double($0) }) == [1, 0, 0, 0, 1, 0, 0, 0, 1] else {
      throw file.malformed(
        "ImageData's Direction", quoted(text), allowed: "1 0 0 0 1 0 0 0 1 (axes not turned)")
    }
  }
}
