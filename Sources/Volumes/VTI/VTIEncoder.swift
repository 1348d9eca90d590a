/// Puts the bytes of one array into the form that a .vti file stores: with the lengths that VTK
/// expects before them, packed where asked.
///
/// - Source: VTK File Formats, “XML file formats”, compressed and uncompressed data.
struct VTIEncoder {
  let isCompressed: Bool

  /// The lengths, 64 bits each, and the bytes after them.
  func blocks(_ bytes: [UInt8]) -> (lengths: [UInt8], data: [UInt8]) {
    guard isCompressed else { return (littleEndian([UInt64(bytes.count)]), bytes) }
    var lengths: [UInt64] = [0, UInt64(Self.part), UInt64(bytes.count % Self.part)]
    var data: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: Self.part) {
      let packed = Deflate.zlib(Array(bytes[start..<min(start + Self.part, bytes.count)]))
      lengths.append(UInt64(packed.count))
      data.append(contentsOf: packed)
    }
    lengths[0] = UInt64(lengths.count - 3)
    return (littleEndian(lengths), data)
  }

  /// The same as base64: packed data and their lengths are encoded each by itself, plain ones as one.
  func base64(_ bytes: [UInt8]) -> [UInt8] {
    let (lengths, data) = blocks(bytes)
    return isCompressed
      ? Base64.encode(lengths) + Base64.encode(data) : Base64.encode(lengths + data)
  }

  /// Unpacked bytes in one packed part.
  private static let part = 1 << 18
}
