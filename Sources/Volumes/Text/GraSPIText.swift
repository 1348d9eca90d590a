/// GraSPI's text format: a line `nx ny nz`, then one label per voxel with x fastest.
///
/// Where nz is 0, 1 or left out, the film has two dimensions, and GraSPI's electrodes lie along y:
/// its y becomes z here, the cathode at y = 0, and the film is one voxel thick along y.
enum GraSPIText {
  static func read(_ file: FileBytes) throws(VolumeFileError) -> Raster {
    let text = file.withoutByteOrderMark
    var words = Words(text)
    var sides: [Int] = []
    for name in ["nx", "ny"] { sides.append(try side(name, &words, file)) }
    sides.append(hasTwoSides(text) ? 1 : try side("nz", &words, file))
    let isFlat = sides[2] == 0 || sides[2] == 1
    let claimed =
      isFlat
      ? Shape(checking: sides[0], 1, sides[1]) : Shape(checking: sides[0], sides[1], sides[2])
    // A label takes at least a digit and a blank; the last one may lack the blank.
    guard let shape = claimed, shape.count <= (file.all.count + 1) / 2 else {
      throw file.malformed(
        "the header's nx ny nz", sides.map(String.init).joined(separator: " "),
        allowed: "sides of at least 1 whose voxels fit in the file's \(file.all.count) bytes")
    }
    let labels = try labels(shape.count, &words, file)
    return Raster(path: file.path, shape: shape, labels: .graspi, scalars: .bytes(labels))
  }

  /// Whether the first line that is not empty holds nx and ny alone.
  private static func hasTwoSides(_ text: ArraySlice<UInt8>) -> Bool {
    var lines = TextLines(text)
    while let line = lines.next() {
      let count = line.split { $0 == " " || $0 == "\t" }.count
      if count > 0 { return count == 2 }
    }
    return false
  }

  private static func side(
    _ name: String, _ words: inout Words, _ file: FileBytes
  ) throws(VolumeFileError) -> Int {
    guard let word = words.next() else {
      throw .truncated(
        path: file.path, field: "the header's \(name)", neededBytes: 1, foundBytes: 0)
    }
    guard let side = Int(word) else {
      throw file.malformed("the header's \(name)", quoted(word), allowed: "a whole number")
    }
    return side
  }

  private static func labels(
    _ count: Int, _ words: inout Words, _ file: FileBytes
  ) throws(VolumeFileError) -> [UInt8] {
    var labels: [UInt8] = []
    labels.reserveCapacity(count)
    while let word = words.next() {
      guard labels.count < count else {
        throw file.malformed("what follows the \(count) labels", quoted(word), allowed: "nothing")
      }
      guard let label = UInt8(word) else {
        throw file.malformed("label \(labels.count)", quoted(word), allowed: "0 to 255")
      }
      labels.append(label)
    }
    guard labels.count == count else {
      throw file.malformed("the list of labels", "\(labels.count) long", allowed: "\(count) labels")
    }
    return labels
  }

  static func write(_ raster: Raster) throws(VolumeFileError) {
    guard case .bytes(let labels) = raster.scalars else {
      throw .unwritable(path: raster.path, reason: "GraSPI's text holds labels, not real values")
    }
    let shape = raster.shape
    guard shape.nz > 1 || shape.ny == 1 else {
      throw .unwritable(
        path: raster.path,
        reason: "it is one voxel thick along z, and GraSPI takes the y of such a film for z")
    }
    let head = Array("\(shape.nx) \(shape.ny) \(shape.nz)\n".utf8)
    try writeBytes([head, Scalars.bytes(labels).decimal(perLine: shape.nx)], to: raster.path)
  }
}
