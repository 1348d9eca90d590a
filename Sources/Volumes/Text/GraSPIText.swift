/// GraSPI's text format: a line `nx ny nz`, then one label per voxel with x fastest.
enum GraSPIText {
  static func read(_ file: FileBytes) throws(VolumeFileError) -> Raster {
    var words = Words(file.withoutByteOrderMark)
    var sides: [Int] = []
    for name in ["nx", "ny", "nz"] { sides.append(try side(name, &words, file)) }
    guard let shape = Shape(checking: sides[0], sides[1], sides[2]),
      // A label takes at least a digit and a blank; the last one may lack the blank.
      shape.count <= (file.all.count + 1) / 2
    else {
      throw file.malformed(
        "the header's nx ny nz", sides.map(String.init).joined(separator: " "),
        allowed: "sides of at least 1 whose voxels fit in the file's \(file.all.count) bytes")
    }
    let labels = try labels(shape.count, &words, file)
    return Raster(path: file.path, shape: shape, labels: .graspi, scalars: .bytes(labels))
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
    let head = Array("\(shape.nx) \(shape.ny) \(shape.nz)\n".utf8)
    try writeBytes([head, Scalars.bytes(labels).decimal(perLine: shape.nx)], to: raster.path)
  }
}
