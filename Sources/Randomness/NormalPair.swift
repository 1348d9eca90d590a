import Glibc

/// Two independent standard normal numbers from two uniform ones, √(−2 ln u)·(cos 2πv, sin 2πv).
///
/// - Parameters:
///   - u: In (0, 1].
///   - v: In [0, 1].
/// - Source: Box and Muller 1958.
package func normalPair(_ u: Double, _ v: Double) -> SIMD2<Double> {
  let radius = (-2 * log(u)).squareRoot()
  let angle = 2 * Double.pi * v
  return SIMD2(radius * cos(angle), radius * sin(angle))
}
