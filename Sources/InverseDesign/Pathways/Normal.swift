import Foundation

/// The density of a normal distribution.
func normal(_ x: Double, _ mean: Double, _ deviation: Double) -> Double {
  let step = (x - mean) / deviation
  return exp(-0.5 * step * step) / (deviation * (2 * .pi).squareRoot())
}

/// The probability that a normal number lies in `range`.
func normalMass(in range: ClosedRange<Double>, mean: Double, deviation: Double) -> Double {
  let below = { (x: Double) in 0.5 * erfc((mean - x) / (deviation * 2.0.squareRoot())) }
  return below(range.upperBound) - below(range.lowerBound)
}
