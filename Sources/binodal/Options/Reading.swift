import ArgumentParser
import Volumes

/// What a caller says of a file that the file leaves open.
struct Reading: ParsableArguments {
  @OptionGroup var entry: ReadingEntry
  @Option(
    help: ArgumentHelp("Voxels of a raw file, each 1 to 65536.", valueName: "nx,ny,nz"),
    transform: rawShape)
  var shape: Shape?
  @Option(
    help: "The numbers of a raw file: \(RawLayout.typeNames.joined(separator: ", ")).",
    transform: rawType)
  var type: String?
  @Option(help: "Bytes before the first voxel of a raw file, 0 or more.")
  var offset: Int?
  @Option(help: "The byte order of a raw file: little or big.", transform: rawOrder)
  var byteOrder: RawByteOrder?

  func validate() throws {
    if let offset, offset < 0 { throw ValidationError("--offset is 0 or more, not \(offset)") }
  }

  /// A remark of the reader goes to stderr.
  var options: ReadOptions {
    var options = entry.options
    (options.raw.shape, options.raw.type) = (shape, type)
    options.raw.offset = offset ?? 0
    options.raw.isBigEndian = byteOrder == .big
    return options
  }
}

enum RawByteOrder: String {
  case little, big
}

private func rawOrder(_ text: String) throws -> RawByteOrder {
  guard let order = RawByteOrder(rawValue: text) else {
    throw ValidationError("--byte-order is little or big, not “\(text)”")
  }
  return order
}

private func rawType(_ text: String) throws -> String {
  guard RawLayout.typeNames.contains(text) else {
    throw ValidationError(
      "--type is one of \(RawLayout.typeNames.joined(separator: ", ")), not “\(text)”")
  }
  return text
}

private func rawShape(_ text: String) throws -> Shape {
  let sides = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
  guard sides.count == 3, let x = sides[0], let y = sides[1], let z = sides[2],
    [x, y, z].allSatisfy({ (1...65536).contains($0) })
  else { throw ValidationError("--shape is NX,NY,NZ, each 1 to 65536, not “\(text)”") }
  return Shape(nx: x, ny: y, nz: z)
}
