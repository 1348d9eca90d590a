/// A generator of random words from a counter: ten rounds of Philox 4×32.
///
/// The words are a pure function of key and counter, so any of them can be made again without
/// those before it: a field or a sample comes out the same whatever the order or the number of
/// threads that fill it, and a resumed run needs no state.
///
/// - Source: Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3".
package struct Philox: Sendable {
  private let key: SIMD2<UInt32>
  private let stream: SIMD2<UInt32>

  /// - Parameters:
  ///   - seed: The key.
  ///   - stream: The upper half of the counters of ``words(at:)`` and ``word(at:)``.
  package init(seed: UInt64, stream: UInt64 = 0) {
    key = Self.halves(of: seed)
    self.stream = Self.halves(of: stream)
  }

  /// The four words that belong to `counter`.
  package func block(_ counter: SIMD4<UInt32>) -> SIMD4<UInt32> {
    var counter = counter
    var key = key
    for _ in 0..<10 {
      let a = counter.x.multipliedFullWidth(by: 0xD251_1F53)
      let b = counter.z.multipliedFullWidth(by: 0xCD9E_8D57)
      counter = SIMD4(b.high ^ counter.y ^ key.x, b.low, a.high ^ counter.w ^ key.y, a.low)
      key = key &+ SIMD2(0x9E37_79B9, 0xBB67_AE85)
    }
    return counter
  }

  /// The four words at position `index` of the stream.
  package func words(at index: UInt64) -> SIMD4<UInt32> {
    let low = Self.halves(of: index)
    return block(SIMD4(low.x, low.y, stream.x, stream.y))
  }

  /// A word of 64 bits at position `index` of the stream.
  package func word(at index: UInt64) -> UInt64 {
    let words = words(at: index)
    return UInt64(words.x) | UInt64(words.y) << 32
  }

  /// A number at position `index` of the stream, uniform in [0, 1): the upper 53 bits of ``word(at:)``.
  package func uniform(at index: UInt64) -> Double { Double(word(at: index) >> 11) * 0x1p-53 }

  private static func halves(of word: UInt64) -> SIMD2<UInt32> {
    SIMD2(UInt32(truncatingIfNeeded: word), UInt32(truncatingIfNeeded: word >> 32))
  }
}
