/// Reads a NumPy array of shape (z, y, x), format versions 1 to 3, C or Fortran order.
///
/// - Source: NEP 1, “A Simple File Format for NumPy Arrays”.
struct NPYReader {
  private let file: FileBytes

  init(_ file: FileBytes) { self.file = file }

  /// - Parameter index: The entry along a leading axis, where the array has one.
  func raster(index: Int? = nil) throws(VolumeFileError) -> Raster {
    let (text, dataOffset) = try header()
    let header = try NPYHeader(text, in: file)
    let needed = header.count * header.type.size
    let bytes = try file.slice("the data", from: dataOffset, count: needed)
    guard dataOffset + needed == file.all.count else {
      throw file.malformed(
        "the data", "\(file.all.count - dataOffset) bytes long",
        allowed: "\(needed) bytes for shape (\(header.axes)) of \(header.type)")
    }
    let entry = try file.entry(index, of: header.entries)
    try header.shape.checkMemory(header.type, isPacked: header.isFortran, path: file.path)
    if header.isFortran, header.entries > 1 {
      try checkMemory(header.count.clampedProduct(header.type.size + 4), for: file.path)
    }
    let scalars = try decode(bytes, header, entry)
    // Whole numbers are GraSPI's codes by this program's convention; True and False have no such meaning.
    return Raster(
      path: file.path, shape: header.shape, labels: header.isBoolean ? nil : .graspi,
      scalars: scalars)
  }

  /// The header, where it is that of one volume or several.
  func volumeHeader() throws(VolumeFileError) -> NPYHeader {
    try NPYHeader(try header().0, in: file)
  }

  /// The header's text and the offset of the first byte after it.
  private func header() throws(VolumeFileError) -> (String, Int) {
    let magic = try file.slice("the magic word", from: 0, count: 6)
    guard magic.elementsEqual(NPY.magic) else {
      throw file.malformed(
        "the start", "\(Array(magic))", allowed: "the magic word of .npy, \(NPY.magic)")
    }
    let version = try file.word(UInt8.self, "the version", at: 6)
    guard (1...3).contains(version) else {
      throw file.malformed("the version, byte 6,", "\(version)", allowed: "1, 2 or 3")
    }
    let start = version == 1 ? 10 : 12
    let length =
      version == 1
      ? Int(try file.word(UInt16.self, "the header's length", at: 8))
      : Int(try file.word(UInt32.self, "the header's length", at: 8))
    let bytes = try file.slice("the header", from: start, count: length)
    return (String(decoding: bytes, as: UTF8.self), start + length)
  }

  private func decode(
    _ bytes: ArraySlice<UInt8>, _ header: NPYHeader, _ entry: Int
  ) throws(VolumeFileError) -> Scalars {
    let size = header.shape.count * header.type.size
    // In Fortran order the leading axis is the fastest.
    let isSpread = header.isFortran && header.entries > 1
    let part = isSpread ? bytes : bytes.dropFirst(entry * size).prefix(size)
    let count = isSpread ? header.count : header.shape.count
    let scalars: Scalars
    do {
      scalars = try header.type.decode(part, count: count, order: header.order)
    } catch {
      throw file.malformed(
        "element \(error.index) of the data", error.value, allowed: "whole numbers up to 2⁶³ − 1")
    }
    if !header.isFortran { return scalars }
    return (isSpread ? scalars.every(header.entries, from: entry) : scalars)
      .reversingAxes(header.shape)
  }
}

extension FileBytes {
  /// The entry that `index` names of `count` along a leading axis; the only one where there is one.
  func entry(_ index: Int?, of count: Int) throws(VolumeFileError) -> Int {
    try Volumes.entry(index, of: count, path: path)
  }
}

/// The entry that `index` names of `count` along a leading axis, from the end where it is negative.
func entry(_ index: Int?, of count: Int, path: String) throws(VolumeFileError) -> Int {
  guard let index = index ?? (count == 1 ? 0 : nil) else {
    throw .noSuchEntry(path: path, asked: nil, count: count)
  }
  guard (-count..<count).contains(index) else {
    throw .noSuchEntry(path: path, asked: index, count: count)
  }
  return index < 0 ? count + index : index
}

enum NPY {
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
}

extension Scalars {
  /// The same voxels with x fastest, from an order in which z is fastest and x slowest.
  func reversingAxes(_ shape: Shape) -> Scalars {
    switch self {
    case .bytes(let values): .bytes(Volumes.reversingAxes(values, shape))
    case .integers(let values): .integers(Volumes.reversingAxes(values, shape))
    case .wide(let values): .wide(Volumes.reversingAxes(values, shape))
    case .reals(let values): .reals(Volumes.reversingAxes(values, shape))
    }
  }
}

/// `values` with x fastest, from an order in which z is fastest and x slowest.
func reversingAxes<Value>(_ values: [Value], _ shape: Shape) -> [Value] {
  var result: [Value] = []
  result.reserveCapacity(values.count)
  for z in 0..<shape.nz {
    for y in 0..<shape.ny {
      for x in 0..<shape.nx { result.append(values[(x * shape.ny + y) * shape.nz + z]) }
    }
  }
  return result
}
