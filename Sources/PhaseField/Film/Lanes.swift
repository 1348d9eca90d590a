/// Four single-precision numbers that one kernel step handles together: a register of any x86-64
/// or ARM processor.
typealias Lanes = SIMD4<Float>

/// Aligned memory of single-precision numbers in whole groups of four, zero at first.
final class LaneBuffer {
  let lanes: UnsafeMutableBufferPointer<Lanes>

  /// Room for at least `count` numbers.
  init(count: Int) {
    lanes = .allocate(capacity: (count + 3) / 4)
    lanes.initialize(repeating: .zero)
  }

  /// The numbers given, then zeros.
  convenience init(_ values: [Float]) {
    self.init(count: values.count)
    for (i, value) in values.enumerated() { floats[i] = value }
  }

  deinit { lanes.deallocate() }

  /// The same memory as single numbers, for a C library.
  var floats: UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(lanes.baseAddress!).assumingMemoryBound(to: Float.self)
  }
}

/// The natural logarithm of a positive normal number, to about 1.5 units in the last place.
///
/// x = 2^e m with m in [√½, √2); ln m = 2 artanh s with s = (m − 1)/(m + 1), |s| < 0.172, by its
/// series up to s⁹: what is cut off is under 1e-9. No branch, no call: loops over it become vector
/// code.
@inline(__always)
func logarithm(_ x: Float) -> Float {
  let bits = Int32(bitPattern: x.bitPattern)
  let exponent = (bits &- 0x3F35_04F3) &>> 23  // counted from √½
  let m = Float(bitPattern: UInt32(bitPattern: bits &- (exponent &<< 23)))
  let s = (m - 1) / (m + 1)
  let s2 = s * s
  var series: Float = s2 * (2 / 9) + 2 / 7
  series = series * s2 + 2 / 5
  series = series * s2 + 2 / 3
  series = series * s2 + 2
  return Float(exponent) * 0.693_147_18 + s * series
}

/// e^−z for z ≥ 0, to about 2 units in the last place; 0 beyond 87.
///
/// e^−z = 2^−n e^r with |r| ≤ ½ ln 2, and e^r by its series up to r⁷: what is cut off is under 6e-9.
@inline(__always)
func exponential(ofMinus z: Lanes) -> Lanes {
  let shifted = z.replacing(with: 87, where: z .> 87) * 1.442_695_04 + unitShift
  let n = shifted - unitShift
  let r = n * 0.693_359_375 - z + n * -2.121_944_4e-4  // ln 2 in two parts
  var series = r * (1 / 5040) + 1 / 720
  series = series * r + 1 / 120
  series = series * r + 1 / 24
  series = series * r + 1 / 6
  series = series * r + 0.5
  series = series * r + 1
  series = series * r + 1
  let whole = unsafeBitCast(shifted, to: SIMD4<Int32>.self) &- unitShiftBits
  let power = unsafeBitCast((127 &- whole) &<< 23, to: Lanes.self)
  return (series * power).replacing(with: 0, where: z .> 87)
}

/// 1.5 · 2²³: added to a small number it leaves the nearest whole number in the last bits.
private let unitShift: Float = 12_582_912
private let unitShiftBits: Int32 = 0x4B40_0000
