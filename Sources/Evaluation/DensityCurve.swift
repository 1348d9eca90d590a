import Foundation

/// A kernel density over one quantity, for drawing.
///
/// ρ(x) = (1/nh√2π) Σ exp(−(x − xᵢ)²/2h²), h = 0.9 min(σ, IQR/1.34) n^(−1/5).
///
/// - Source: Silverman 1986, eq. 3.31.
package struct DensityCurve: Equatable, Sendable {
  /// Evenly spaced, rising; from three bandwidths below the least value to three above the
  /// greatest.
  package let x: [Double]
  /// Per unit of x.
  package let density: [Double]
  package let bandwidth: Double

  /// - Parameters:
  ///   - values: At least one.
  ///   - points: Of the curve, at least two.
  /// - Complexity: O(values · points).
  package init(_ values: [Double], points: Int = 256) {
    precondition(!values.isEmpty && points > 1, "a density needs values and points")
    let h = Self.bandwidth(of: values)
    let low = values.min()! - 3 * h
    let step = (values.max()! + 3 * h - low) / Double(points - 1)
    let scale = 1 / (Double(values.count) * h * (2 * Double.pi).squareRoot())
    let positions = (0..<points).map { low + Double($0) * step }
    x = positions
    density = positions.map { position in
      scale
        * values.reduce(0) { sum, value in
          let distance = (position - value) / h
          return sum + exp(-0.5 * distance * distance)
        }
    }
    bandwidth = h
  }

  /// Values that are all the same get a millionth of their size.
  static func bandwidth(of values: [Double]) -> Double {
    let sorted = values.sorted()
    let quartiles = Summary.quantile(0.75, of: sorted) - Summary.quantile(0.25, of: sorted)
    let deviation = Summary(values)!.deviation
    let spread = quartiles > 0 ? min(deviation, quartiles / 1.34) : deviation
    let floor = 1e-6 * max(1, abs(sorted[0]))
    return max(floor, 0.9 * spread * pow(Double(values.count), -0.2))
  }
}
