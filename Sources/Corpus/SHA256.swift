/// The SHA-256 of some bytes, as 64 hexadecimal digits. O(bytes).
///
/// - Source: FIPS 180-4.
package func sha256(_ bytes: some Collection<UInt8>) -> String {
  var digest = SHA256()
  let message = Array(bytes)
  let whole = message.count / 64
  message.withUnsafeBufferPointer { pointer in
    for block in 0..<whole { digest.mix(pointer[(64 * block)..<(64 * block + 64)]) }
  }
  var tail = Array(message[(64 * whole)...]) + [0x80]
  while tail.count % 64 != 56 { tail.append(0) }
  let bits = UInt64(message.count) * 8
  tail += (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) }
  tail.withUnsafeBufferPointer { pointer in
    for block in 0..<(tail.count / 64) { digest.mix(pointer[(64 * block)..<(64 * block + 64)]) }
  }
  return digest.text
}

private struct SHA256 {
  /// The first 32 bits of the fractions of the square roots of the first eight primes.
  private var state: [UInt32] = primes.prefix(8).map { fraction(of: Double($0).squareRoot()) }

  /// The same of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = primes.prefix(64).map(cubeRootFraction)
  private static let primes: [Int] = (2...311).filter { n in
    !(2..<n).contains { n % $0 == 0 }
  }

  private static func fraction(of x: Double) -> UInt32 {
    UInt32((x - x.rounded(.down)) * 0x1p32)
  }

  /// ⌊2³² ∛n⌋ mod 2³² by whole numbers: the largest r with r³ ≤ n·2⁹⁶.
  private static func cubeRootFraction(_ n: Int) -> UInt32 {
    let target = UInt128(n) << 96
    var root: UInt128 = 0
    for bit in stride(from: 34, through: 0, by: -1) {
      let next = root | 1 << UInt128(bit)
      if next * next * next <= target { root = next }
    }
    return UInt32(truncatingIfNeeded: root)
  }

  mutating func mix(_ block: Slice<UnsafeBufferPointer<UInt8>>) {
    var w = [UInt32](repeating: 0, count: 64)
    let start = block.startIndex
    for i in 0..<16 {
      w[i] = (0..<4).reduce(0) { $0 << 8 | UInt32(block[start + 4 * i + $1]) }
    }
    for i in 16..<64 {
      let (a, b) = (w[i - 15], w[i - 2])
      let s0 = turn(a, 7) ^ turn(a, 18) ^ a >> 3
      let s1 = turn(b, 17) ^ turn(b, 19) ^ b >> 10
      w[i] = w[i - 16] &+ s0 &+ w[i - 7] &+ s1
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for i in 0..<64 {
      let s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
      let t1 = h &+ s1 &+ (e & f ^ ~e & g) &+ Self.constants[i] &+ w[i]
      let s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
      let t2 = s0 &+ (a & b ^ a & c ^ b & c)
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ t1, c, b, a, t1 &+ t2)
    }
    for (i, value) in [a, b, c, d, e, f, g, h].enumerated() { state[i] &+= value }
  }

  var text: String {
    state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private func turn(_ x: UInt32, _ n: UInt32) -> UInt32 { x >> n | x << (32 - n) }
}
