import Randomness

/// Random numbers addressed by (key, index, stream), drawn in order from there.
///
/// Two streams with different addresses share no counter, so no number is ever used twice.
package struct Draws: Sendable {
  private let generator: Philox
  private let index: UInt64
  private let stream: UInt32
  private var blockNumber: UInt32 = 0
  private var words = SIMD4<UInt32>()
  private var used = 4

  /// - Parameters:
  ///   - key: Says whose numbers these are: a study's or a training run's seed.
  ///   - index: Says for what: a sample's or a training step's number.
  ///   - stream: Says which of several independent uses.
  package init(key: UInt64, index: Int, stream: UInt32) {
    generator = Philox(seed: key)
    self.index = UInt64(bitPattern: Int64(index))
    self.stream = stream
  }

  package mutating func word() -> UInt32 {
    if used == 4 {
      words = generator.block(
        SIMD4(
          UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32), stream,
          blockNumber))
      blockNumber += 1
      used = 0
    }
    defer { used += 1 }
    return words[used]
  }

  /// Uniform in (0, 1), never at its ends.
  package mutating func uniform() -> Double { (Double(word()) + 0.5) * 0x1p-32 }

  package mutating func flag() -> Bool { word() & 1 == 1 }

  /// Uniform in 0 ..< `bound`, by multiplication; the bias is below bound/2³².
  package mutating func integer(below bound: Int) -> Int {
    Int((UInt64(word()) &* UInt64(bound)) >> 32)
  }

  /// Standard normal numbers, two from each pair of uniforms.
  package mutating func normals(_ count: Int) -> [Float] {
    var values: [Float] = []
    values.reserveCapacity(count + 1)
    while values.count < count {
      let normal = normalPair(uniform(), uniform())
      values.append(Float(normal.x))
      values.append(Float(normal.y))
    }
    values.removeLast(values.count - count)
    return values
  }
}
