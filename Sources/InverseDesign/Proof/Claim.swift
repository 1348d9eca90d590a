package import Descriptors

/// One thing that a goal asks of the average over films: a quantity within a range.
package struct Claim: Sendable, Equatable {
  /// A descriptor, or the text of an expression.
  package let attribute: Attribute
  /// An open end is infinite.
  package let range: ClosedRange<Double>

  package init(_ attribute: Attribute, in range: ClosedRange<Double>) {
    self.attribute = attribute
    self.range = range
  }

  /// What an interval about a mean shows of the claim.
  package func verdict(_ interval: MeanInterval?) -> Verdict {
    guard let interval else { return .undecided }
    if interval.range.upperBound < range.lowerBound || interval.range.lowerBound > range.upperBound
    {
      return .missed
    }
    let isInside =
      interval.range.lowerBound >= range.lowerBound
      && interval.range.upperBound <= range.upperBound
    return isInside ? .verified : .undecided
  }

  /// How far `value` lies inside the nearer end of the range; negative outside, infinite without ends.
  package func room(at value: Double) -> Double {
    min(value - range.lowerBound, range.upperBound - value)
  }
}

extension Goal {
  /// What the average over films of a recipe must keep: each target within its tolerance, and each
  /// constraint.
  package var claims: [Claim] {
    targets.map { target in
      let (lower, upper) = target.band
      return Claim(
        target.attribute, in: (lower - target.tolerance)...(upper + target.tolerance))
    }
      + constraints.map {
        Claim($0.attribute, in: ($0.lower ?? -.infinity)...($0.upper ?? .infinity))
      }
  }
}
