import Glibc

extension FloryHuggins {
  /// χ_c = ½ (N_D^−½ + N_A^−½)²: below it the two mix at every φ.
  package var criticalInteraction: Double {
    let sum = 1 / donorLength.squareRoot() + 1 / acceptorLength.squareRoot()
    return sum * sum / 2
  }

  /// φ_c, where spinodal and binodal meet.
  package var criticalComposition: Double {
    1 / (1 + (donorLength / acceptorLength).squareRoot())
  }

  /// The compositions between which a uniform mixture is unstable, f″(φ) = 0 at both ends; nil
  /// where χ ≤ χ_c.
  package var spinodal: ClosedRange<Double>? {
    // f″ φ(1 − φ) = 2χφ² − (2χ + 1/N_D − 1/N_A)φ + 1/N_D
    let a = 2 * interactionParameter
    let b = a + 1 / donorLength - 1 / acceptorLength
    let discriminant = b * b - 4 * a / donorLength
    guard interactionParameter > criticalInteraction, discriminant > 0 else { return nil }
    let root = discriminant.squareRoot()
    return ((b - root) / (2 * a))...((b + root) / (2 * a))
  }

  /// The two compositions that coexist: the ends of the common tangent of f; nil where χ ≤ χ_c.
  ///
  /// Both ends lie outside the spinodal, where f is convex, so that the slope f′ determines
  /// φ on each branch; the tangent's slope is found by bisection. Accurate to about 1e-14 in φ.
  package var binodal: ClosedRange<Double>? {
    guard let spinodal else { return nil }
    // Slopes that both branches reach: from f′ at the right spinodal point up to the left one.
    let slopes = (slope(at: spinodal.upperBound), slope(at: spinodal.lowerBound))
    let tangent = bisection(from: slopes.0, to: slopes.1) { slope in
      let ends = branches(withSlope: slope, outside: spinodal)
      return value(at: ends.upperBound) - value(at: ends.lowerBound)
        - slope * (ends.upperBound - ends.lowerBound) > 0
    }
    return branches(withSlope: tangent, outside: spinodal)
  }

  /// The standard deviation of φ once a film of mean φ is two coexisting phases with sharp
  /// interfaces, √((φ − φ₁)(φ₂ − φ)); nil where such a film stays mixed.
  package func separatedDeviation(at φ: Double) -> Double? {
    guard let binodal, binodal.contains(φ) else { return nil }
    return ((φ - binodal.lowerBound) * (binodal.upperBound - φ)).squareRoot()
  }

  /// The compositions left and right of the spinodal at which f has the given slope.
  private func branches(
    withSlope wanted: Double, outside spinodal: ClosedRange<Double>
  ) -> ClosedRange<Double> {
    let low = bisection(from: .leastNormalMagnitude, to: spinodal.lowerBound) {
      slope(at: $0) < wanted
    }
    let high = bisection(from: spinodal.upperBound, to: 1 - .ulpOfOne / 2) {
      slope(at: $0) < wanted
    }
    return low...high
  }
}

/// The value in an interval up to which `isBelow` holds, to the last digit.
private func bisection(
  from start: Double, to end: Double, isBelow: (Double) -> Bool
) -> Double {
  var low = start
  var high = end
  while true {
    let middle = low + (high - low) / 2
    guard middle > low, middle < high else { return middle }
    if isBelow(middle) { low = middle } else { high = middle }
  }
}
