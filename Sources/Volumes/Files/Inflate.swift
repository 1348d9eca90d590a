import CZlib

/// Undoes deflate, the compression inside zlib and gzip.
///
/// The caller says how long the result may be, so that a few bytes cannot ask for all of memory.
///
/// - Complexity: O(result).
/// - Source: RFC 1950, 1951, 1952, by zlib.
enum Inflate {
  struct Failure: Error {
    /// The byte of the input at which it went wrong.
    let position: Int
    let found: String
  }

  /// The bytes that zlib packed, at most `limit` of them.
  static func zlib(_ bytes: ArraySlice<UInt8>, limit: Int) throws(Failure) -> [UInt8] {
    try inflate(bytes, limit: limit, windowBits: 15)
  }

  /// The bytes that gzip packed, at most `limit` of them.
  static func gzip(_ bytes: ArraySlice<UInt8>, limit: Int) throws(Failure) -> [UInt8] {
    try inflate(bytes, limit: limit, windowBits: 15 + 16)
  }

  /// zlib takes and gives at most this much at once.
  private static let stride = 1 << 30

  private static func inflate(
    _ bytes: ArraySlice<UInt8>, limit: Int, windowBits: Int32
  ) throws(Failure) -> [UInt8] {
    // Deflate packs 1032 to 1 at most, so more room than that is never needed; one byte over the
    // limit tells a longer result.
    let most = min(limit, bytes.count * 1032) + 1
    var input = Array(bytes)
    var position = 0
    var message = "packed data that ends too early"
    var status = Z_DATA_ERROR
    let output = [UInt8](unsafeUninitializedCapacity: most) { room, count in
      input.withUnsafeMutableBufferPointer { input in
        var stream = z_stream()
        guard zlib_inflate_init(&stream, windowBits) == Z_OK else { return }
        stream.next_in = input.baseAddress
        stream.next_out = room.baseAddress
        repeat {
          stream.avail_in = UInt32(min(input.count - Int(stream.total_in), stride))
          stream.avail_out = UInt32(min(most - Int(stream.total_out), stride))
          status = CZlib.inflate(&stream, Z_NO_FLUSH)
        } while status == Z_OK
        count = Int(stream.total_out)
        position = Int(stream.total_in)
        if let text = stream.msg { message = String(cString: text) }
        inflateEnd(&stream)
      }
    }
    guard output.count <= limit else {
      throw Failure(position: bytes.startIndex + position, found: "more than \(limit) bytes")
    }
    guard status == Z_STREAM_END else {
      throw Failure(position: bytes.startIndex + position, found: message)
    }
    guard position == bytes.count else {
      throw Failure(position: bytes.startIndex + position, found: "more after the packed data")
    }
    return output
  }
}
