package import Descriptors

/// What one descriptor of the film should be.
package struct Target: Codable, Sendable, Equatable {
  package enum Wanted: Codable, Sendable, Equatable {
    case value(Double)
    case between(Double, Double)
    case atLeast(Double)
    case atMost(Double)
  }

  package let attribute: Attribute
  package let wanted: Wanted
  /// How far off still counts as met, in the attribute's unit.
  package let tolerance: Double
  /// How much this target counts among the others in a search.
  package let weight: Double

  package init(
    _ attribute: Attribute, _ wanted: Wanted, tolerance: Double, weight: Double = 1
  ) {
    self.attribute = attribute
    self.wanted = wanted
    self.tolerance = tolerance
    self.weight = weight
  }

  /// The wanted values; an open end is infinite.
  package var band: (lower: Double, upper: Double) {
    switch wanted {
    case .value(let value): (value, value)
    case .between(let lower, let upper): (lower, upper)
    case .atLeast(let lower): (lower, .infinity)
    case .atMost(let upper): (-.infinity, upper)
    }
  }

  /// How far `measured` lies from the wanted values, in tolerances; below is negative, within 0.
  package func deviation(of measured: Double) -> Double {
    let (lower, upper) = band
    if measured < lower { return (measured - lower) / tolerance }
    if measured > upper { return (measured - upper) / tolerance }
    return measured.isNaN ? .nan : 0
  }

  /// One number that stands for what is wanted: the value, the middle of a band, the edge of a
  /// half-open one.
  package var representative: Double {
    switch wanted {
    case .value(let value), .atLeast(let value), .atMost(let value): value
    case .between(let lower, let upper): (lower + upper) / 2
    }
  }
}

extension Target {
  func check() throws(DesignError) {
    guard let info = attribute.info else {
      throw .unknownAttribute(attribute, nearest: Attribute.nearest(to: attribute.rawValue))
    }
    if Attribute.process.contains(attribute) { throw .notMeasurable(attribute) }
    let (lower, upper) = band
    for edge in [lower, upper] where !edge.isInfinite || edge == representative {
      if !(edge.isFinite && info.range.contains(edge)) {
        throw .outsideRange(attribute, value: edge, range: info.range)
      }
    }
    if lower > upper { throw .bandReversed(attribute, from: lower, to: upper) }
    try positive("tolerance", tolerance)
    try positive("weight", weight)
  }

  private func positive(_ field: String, _ value: Double) throws(DesignError) {
    if !(value.isFinite && value > 0) {
      throw .badNumber(
        subject: "the target \(attribute)", field: field, value: value, allowed: "a number above 0")
    }
  }
}
