/// Why packed bytes could not be unpacked.
struct UnpackFailure: Error {
  /// The byte of the input at which it went wrong.
  let position: Int
  let found: String
}

/// How many bytes unpacking may yield.
struct UnpackLimit {
  let bytes: Int
  /// Whether more than `bytes` is an error, or unpacking stops there.
  let isStrict: Bool

  /// At most `bytes`; more is an error.
  init(_ bytes: Int) { (self.bytes, isStrict) = (bytes, true) }

  /// The first `bytes`, or fewer where there are fewer.
  init(first bytes: Int) { (self.bytes, isStrict) = (bytes, false) }
}

/// The result of unpacking, which grows as it arrives.
struct UnpackedBytes {
  /// A library is offered at most this much at once.
  static let stride = 1 << 30
  /// No more than this is reserved before it is there.
  private static let firstReserve = 1 << 26

  private let limit: UnpackLimit
  private var bytes: [UInt8] = []
  private var buffer: [UInt8]

  /// - Parameter expected: The most that the packed bytes can yield, or are likely to.
  init(_ limit: UnpackLimit, expected: Int) {
    self.limit = limit
    let first = min(limit.bytes, expected, Self.firstReserve)
    bytes.reserveCapacity(first)
    buffer = [UInt8](repeating: 0, count: max(1024, min(first + 1, 1 << 18)))
  }

  /// Whether the limit is reached or passed.
  var isFull: Bool { limit.isStrict ? bytes.count > limit.bytes : bytes.count >= limit.bytes }

  /// Appends what `body` writes, whose number it returns.
  mutating func fill(_ body: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
    buffer.withUnsafeMutableBufferPointer { buffer in
      let count = min(max(0, body(buffer)), buffer.count)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// The bytes, where unpacking came to the end of `input`.
  ///
  /// - Parameters:
  ///   - position: How much of `input` was taken.
  ///   - message: What is wrong where the end was not reached.
  consuming func result(
    _ input: ArraySlice<UInt8>, _ position: Int, hasEnded: Bool, message: String
  ) throws(UnpackFailure) -> [UInt8] {
    let offset = input.startIndex + position
    if !limit.isStrict, bytes.count >= limit.bytes { return Array(bytes.prefix(limit.bytes)) }
    guard bytes.count <= limit.bytes else {
      throw UnpackFailure(position: offset, found: "more than \(limit.bytes) bytes")
    }
    guard hasEnded else { throw UnpackFailure(position: offset, found: message) }
    guard position == input.count else {
      throw UnpackFailure(position: offset, found: "more after the packed data")
    }
    return bytes
  }
}
