/// A generator of random words from a counter: the words depend on (seed, stream, index) alone.
///
/// Philox 4×32 with ten rounds: any word of the sequence costs the same, so that a field comes
/// out the same whatever the order or the number of threads that fill it.
///
/// - Source: Salmon, Moraes, Dror and Shaw 2011.
public struct Philox: Sendable {
  private let key: SIMD2<UInt32>
  private let stream: SIMD2<UInt32>

  public init(seed: UInt64, stream: UInt64 = 0) {
    key = Self.halves(of: seed)
    self.stream = Self.halves(of: stream)
  }

  /// Four words of 32 bits.
  public func words(at index: UInt64) -> SIMD4<UInt32> {
    let low = Self.halves(of: index)
    var counter = SIMD4(low.x, low.y, stream.x, stream.y)
    var key = key
    for _ in 0..<10 {
      let a = counter.x.multipliedFullWidth(by: 0xD251_1F53)
      let b = counter.z.multipliedFullWidth(by: 0xCD9E_8D57)
      counter = SIMD4(b.high ^ counter.y ^ key.x, b.low, a.high ^ counter.w ^ key.y, a.low)
      key = key &+ SIMD2(0x9E37_79B9, 0xBB67_AE85)
    }
    return counter
  }

  /// A whole word of 64 bits.
  public func word(at index: UInt64) -> UInt64 {
    let words = words(at: index)
    return UInt64(words.x) | UInt64(words.y) << 32
  }

  private static func halves(of word: UInt64) -> SIMD2<UInt32> {
    SIMD2(UInt32(truncatingIfNeeded: word), UInt32(truncatingIfNeeded: word >> 32))
  }
}
