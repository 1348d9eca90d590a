/// Fetches the values of one array from text, base64 or appended bytes.
struct VTIValues {
  private let array: VTIArray
  private let type: ScalarType
  private let storage: VTIArray.Storage
  private let document: VTIDocument
  private let count: Int
  private let file: FileBytes

  /// - Parameter count: The number of voxels.
  init(
    _ array: VTIArray, _ document: VTIDocument, count: Int, _ file: FileBytes
  ) throws(VolumeFileError) {
    self.array = array
    type = try array.type(file)
    storage = try array.storage(file)
    self.document = document
    self.count = count
    self.file = file
  }

  private var field: String { "DataArray \(quoted(array.name))" }

  func decode() throws(VolumeFileError) -> Scalars {
    let stored: ArraySlice<UInt8>
    switch storage {
    case .ascii(let start):
      return try NumberText(field, type, count: count, file).decode(text(from: start))
    case .base64(let start): stored = try decodeBase64(text(from: start))
    case .appended(let offset): stored = try appended(at: offset)
    }
    let size = count * type.size
    // Deflate packs 1032 to 1 at most.
    guard !document.isCompressed || size <= stored.count.clampedProduct(1032) else {
      throw file.malformed(
        "the parts of \(field)", "\(stored.count) bytes long at most",
        allowed: "\(size) bytes in all when unpacked, as the extent says")
    }
    try checkMemory(
      count.clampedProduct((document.isCompressed ? type.size : 0) + 5), for: file.path)
    let bytes = try VTIBlock(field, document, size: size, file).bytes(stored)
    do {
      return try type.decode(bytes, count: count, order: document.order)
    } catch {
      throw file.malformed(
        "value \(error.index) of \(field)", error.value, allowed: "whole numbers up to 2⁶³ − 1")
    }
  }

  /// What lies between a tag and the next one.
  private func text(from start: Int) -> ArraySlice<UInt8> {
    file.all[start...].prefix { $0 != UInt8(ascii: "<") }
  }

  /// The array as stored, freed of base64; more may follow it.
  private func appended(at offset: Int) throws(VolumeFileError) -> ArraySlice<UInt8> {
    guard let appended = document.appended else {
      throw file.malformed(field, "appended, without AppendedData", allowed: "AppendedData")
    }
    let found = file.all.count - appended.start
    guard offset <= found else {
      throw .truncated(
        path: file.path, field: "\(field) in AppendedData", neededBytes: offset, foundBytes: found)
    }
    let start = appended.start + offset
    return appended.isBase64 ? try decodeBase64(text(from: start)) : file.all[start...]
  }

  private func decodeBase64(_ text: ArraySlice<UInt8>) throws(VolumeFileError) -> ArraySlice<UInt8>
  {
    do {
      return try Base64.decode(text)[...]
    } catch {
      throw file.malformed(
        "the base64 text of \(field) at byte \(error.position)", error.found, allowed: "base64")
    }
  }
}
