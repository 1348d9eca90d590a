import Foundation

/// How one attribute spreads over the training set.
package struct AttributeScale: Codable, Sendable, Equatable {
  package var name: String
  /// Of the value, or of its logarithm.
  package var mean: Double
  package var deviation: Double
  /// Of the value itself.
  package var lowest: Double
  package var highest: Double
  /// Whether the networks see the natural logarithm: of tortuosity factors, which have no upper
  /// end and grow without bound as a phase loses its last path. Absent means no.
  package var logarithmic: Bool?

  /// Mean 0, standard deviation 1 over the training set.
  func standardised(_ value: Double) -> Double {
    ((logarithmic == true ? log(value) : value) - mean) / deviation
  }

  /// The value at a standardised one, and its standard deviation, to first order.
  func restored(_ value: Double, deviation spread: Double) -> (mean: Double, deviation: Double) {
    let inner = mean + deviation * value
    guard logarithmic == true else { return (inner, deviation * spread) }
    return (exp(inner), exp(inner) * deviation * spread)
  }

  /// How fast the value changes with a standardised one.
  func rate(atStandardised value: Double) -> Double {
    logarithmic == true ? exp(mean + deviation * value) * deviation : deviation
  }

  /// How fast the standardised value changes with the value.
  package func rate(at value: Double) -> Double {
    1 / (logarithmic == true ? value * deviation : deviation)
  }

  /// The scale of the finite ones of `values`.
  init(_ name: String, of values: [Double]) {
    let known = values.filter(\.isFinite)
    let logarithmic = name.hasPrefix("tau_")
    let seen = logarithmic ? known.map { log($0) } : known
    let count = Double(max(seen.count, 1))
    let mean = seen.reduce(0, +) / count
    let square = seen.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    self.name = name
    self.mean = mean
    self.logarithmic = logarithmic ? true : nil
    deviation = max(square.squareRoot(), 1e-9)
    lowest = known.min() ?? 0
    highest = known.max() ?? 0
  }
}
