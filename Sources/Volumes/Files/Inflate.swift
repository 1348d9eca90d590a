import CZlib

/// Undoes deflate, the compression inside zlib and gzip.
///
/// The caller limits how long the result may be; the result grows as the bytes arrive, so a few bytes
/// cannot ask for all of memory.
///
/// - Complexity: O(result).
/// - Source: RFC 1950, 1951, 1952, by zlib.
enum Inflate {
  /// The bytes that zlib packed, at most `limit` of them.
  static func zlib(_ bytes: ArraySlice<UInt8>, limit: Int) throws(UnpackFailure) -> [UInt8] {
    try inflate(bytes, UnpackLimit(limit), windowBits: 15)
  }

  /// The bytes that gzip packed, in one member or several that follow one another.
  static func gzip(
    _ bytes: ArraySlice<UInt8>, _ limit: UnpackLimit
  ) throws(UnpackFailure) -> [UInt8] {
    try inflate(bytes, limit, windowBits: 15 + 16)
  }

  private static func inflate(
    _ bytes: ArraySlice<UInt8>, _ limit: UnpackLimit, windowBits: Int32
  ) throws(UnpackFailure) -> [UInt8] {
    let hasMembers = windowBits > 15
    // Deflate packs 1032 to 1 at most.
    var output = UnpackedBytes(limit, expected: bytes.count.clampedProduct(1032))
    var position = 0
    var message = "packed data that ends too early"
    var status = Z_DATA_ERROR
    bytes.withUnsafeBufferPointer { input in
      var stream = z_stream()
      guard let start = input.baseAddress, zlib_inflate_init(&stream, windowBits) == Z_OK else {
        return
      }
      defer { inflateEnd(&stream) }
      repeat {
        stream.next_in = UnsafeMutablePointer(mutating: start + position)
        let offered = min(input.count - position, UnpackedBytes.stride)
        stream.avail_in = UInt32(offered)
        output.fill { buffer in
          stream.next_out = buffer.baseAddress
          stream.avail_out = UInt32(buffer.count)
          status = CZlib.inflate(&stream, Z_NO_FLUSH)
          return buffer.count - Int(stream.avail_out)
        }
        position += offered - Int(stream.avail_in)
        let goesOn = hasMembers && position + 2 < input.count
        if status == Z_STREAM_END, goesOn, input[position] == 0x1f, input[position + 1] == 0x8b {
          status = inflateReset(&stream)
        }
      } while status == Z_OK && !output.isFull
      if let text = stream.msg { message = String(cString: text) }
    }
    return try output.result(
      bytes, position, hasEnded: status == Z_STREAM_END, message: message)
  }
}
