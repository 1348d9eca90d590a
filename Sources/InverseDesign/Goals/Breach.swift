import Foundation

/// A constraint that a film breaks, and by how much.
package struct Breach: Sendable, Equatable {
  package let constraint: Constraint
  /// Nil where it is undefined on the film.
  package let value: Double?

  /// In the constraint's scales; infinite where the value is undefined.
  package var excess: Double { value.map { constraint.excess(of: $0) } ?? .infinity }

  /// "tau_D - tau_A at most 0.2: 0.31, too much by 0.11".
  package var words: String {
    guard let value else { return "\(constraint.words): undefined on the film" }
    if let lower = constraint.lower, value < lower {
      return "\(constraint.words): \(Self.short(value)), too little by \(Self.short(lower - value))"
    }
    let over = value - (constraint.upper ?? value)
    return "\(constraint.words): \(Self.short(value)), too much by \(Self.short(over))"
  }

  private static func short(_ value: Double) -> String { String(format: "%.4g", value) }
}
