import CBZip2

/// Undoes bzip2's compression.
///
/// - Complexity: O(result).
/// - Source: sourceware.org/bzip2, by libbz2.
enum Bunzip2 {
  /// The bytes that bzip2 packed, in one stream or several that follow one another.
  static func bytes(
    _ bytes: ArraySlice<UInt8>, _ limit: UnpackLimit
  ) throws(UnpackFailure) -> [UInt8] {
    // A block of 900 kB of one value takes some 40 bytes.
    var output = UnpackedBytes(limit, expected: bytes.count.clampedProduct(32))
    var position = 0
    var status = BZ_DATA_ERROR
    bytes.withUnsafeBufferPointer { input in
      guard let start = input.baseAddress else { return }
      var isOpen = false
      var stream = bz_stream()
      defer { if isOpen { BZ2_bzDecompressEnd(&stream) } }
      repeat {
        if !isOpen {
          stream = bz_stream()
          guard BZ2_bzDecompressInit(&stream, 0, 0) == BZ_OK else { return }
          isOpen = true
        }
        let before = position
        let offered = min(input.count - position, UnpackedBytes.stride)
        stream.next_in = UnsafeMutableRawPointer(mutating: start + position)
          .assumingMemoryBound(to: CChar.self)
        stream.avail_in = UInt32(offered)
        var produced = 0
        output.fill { buffer in
          stream.next_out = UnsafeMutableRawPointer(buffer.baseAddress)?
            .assumingMemoryBound(to: CChar.self)
          stream.avail_out = UInt32(buffer.count)
          status = BZ2_bzDecompress(&stream)
          produced = buffer.count - Int(stream.avail_out)
          return produced
        }
        position += offered - Int(stream.avail_in)
        if status == BZ_STREAM_END, input.count - position > 3, input[position] == 0x42,
          input[position + 1] == 0x5a, input[position + 2] == 0x68
        {
          BZ2_bzDecompressEnd(&stream)
          (isOpen, status) = (false, BZ_OK)
        } else if status == BZ_OK, position == before, produced == 0 {
          // Nothing is left to read and nothing comes: the data end too early.
          status = BZ_UNEXPECTED_EOF
        }
      } while status == BZ_OK && !output.isFull
    }
    let message = status == BZ_UNEXPECTED_EOF ? "packed data that ends too early" : "damaged"
    return try output.result(
      bytes, position, hasEnded: status == BZ_STREAM_END, message: message)
  }
}
