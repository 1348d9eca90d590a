import Foundation

/// Student's t distribution.
///
/// - Source: Abramowitz and Stegun 1964, 26.7.1; the incomplete beta function by its continued
///   fraction, 26.5.8, after Lentz 1976.
package struct StudentT: Sendable, Equatable {
  /// ν > 0; need not be whole.
  package let degrees: Double

  package init(degrees: Double) {
    precondition(degrees > 0, "Student's t has degrees of freedom above 0")
    self.degrees = degrees
  }

  /// P(T > t).
  package func upperTail(_ t: Double) -> Double {
    let half = 0.5 * Self.incompleteBeta(degrees / (degrees + t * t), 0.5 * degrees, 0.5)
    return t >= 0 ? half : 1 - half
  }

  /// The t that is exceeded with probability `tail`, by bisection.
  ///
  /// - Parameter tail: In (0, 1).
  /// - Complexity: some 100 evaluations of ``upperTail(_:)``, tens of microseconds.
  package func quantile(upperTail tail: Double) -> Double {
    precondition(tail > 0 && tail < 1, "a probability between 0 and 1")
    if tail > 0.5 { return -quantile(upperTail: 1 - tail) }
    var (low, high) = (0.0, 1.0)
    while upperTail(high) > tail && high < 1e12 { high *= 2 }
    for _ in 0..<100 {
      let middle = 0.5 * (low + high)
      if upperTail(middle) > tail { low = middle } else { high = middle }
    }
    return 0.5 * (low + high)
  }

  /// I_x(a, b).
  private static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    let logFront = lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)
    let front = exp(logFront)
    return x < (a + 1) / (a + b + 2)
      ? front * betaFraction(x, a, b) / a : 1 - front * betaFraction(1 - x, b, a) / b
  }

  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var fraction = d
    for step in 1...500 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      fraction *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      fraction *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return fraction
  }
}
