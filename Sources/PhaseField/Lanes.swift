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
