/// Sobol's points in the unit square: any first 2ⁿ of them fill it evenly.
///
/// The first coordinate is the radical inverse of the index; the second uses the direction numbers
/// of the polynomial x + 1. Both are shifted digit by digit with the seed's words.
///
/// - Source: Sobol 1967; Bratley and Fox 1988.
package struct SobolSquare {
  private let shiftX: UInt32
  private let shiftY: UInt32

  package init(shift: UInt64) {
    shiftX = UInt32(truncatingIfNeeded: shift)
    shiftY = UInt32(truncatingIfNeeded: shift >> 32)
  }

  /// - Precondition: index < 2³².
  package func point(_ index: Int) -> (x: Double, y: Double) {
    var (x, y): (UInt32, UInt32) = (0, 0)
    var direction: UInt32 = 1 << 31
    for bit in 0..<32 {
      if UInt32(index) >> UInt32(bit) & 1 == 1 {
        x ^= 1 << UInt32(31 - bit)
        y ^= direction
      }
      direction ^= direction >> 1
    }
    return (Double(x ^ shiftX) * 0x1p-32, Double(y ^ shiftY) * 0x1p-32)
  }
}
