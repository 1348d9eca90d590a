import CZlib

/// Packs bytes by deflate, the compression inside zlib and gzip.
///
/// The same bytes give the same result: gzip's header keeps no name and no time.
///
/// - Complexity: O(bytes).
/// - Source: RFC 1950, 1951, 1952, by zlib.
package enum Deflate {
  static func zlib(_ bytes: [UInt8]) -> [UInt8] { deflate(bytes, windowBits: 15) }

  /// - Parameter level: 1, the fastest, to 9, the smallest.
  package static func gzip(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] {
    deflate(bytes, windowBits: 15 + 16, level: level)
  }

  /// zlib takes and gives at most this much at once.
  private static let stride = 1 << 30

  private static func deflate(_ bytes: [UInt8], windowBits: Int32, level: Int32 = 6) -> [UInt8] {
    var input = bytes
    // zlib's own bound, and gzip's longer frame.
    let most = Int(compressBound(UInt(bytes.count))) + 64
    return [UInt8](unsafeUninitializedCapacity: most) { room, count in
      input.withUnsafeMutableBufferPointer { input in
        var stream = z_stream()
        guard zlib_deflate_init(&stream, level, windowBits) == Z_OK else {
          fatalError("memory is out")
        }
        stream.next_in = input.baseAddress
        stream.next_out = room.baseAddress
        var status = Z_OK
        while status == Z_OK {
          let left = input.count - Int(stream.total_in)
          stream.avail_in = UInt32(min(left, stride))
          stream.avail_out = UInt32(min(most - Int(stream.total_out), stride))
          status = CZlib.deflate(&stream, left <= stride ? Z_FINISH : Z_NO_FLUSH)
        }
        count = Int(stream.total_out)
        deflateEnd(&stream)
        precondition(status == Z_STREAM_END, "zlib's bound holds")
      }
    }
  }
}
