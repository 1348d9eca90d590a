import Descriptors

/// What a process can do: ranges of its numbers, nil where it is free.
package struct ProcessWindow: Codable, Sendable, Equatable {
  package var phi: ClosedRange<Double>?
  package var chi: ClosedRange<Double>?
  package var logTime: ClosedRange<Double>?
  /// Whether nothing outside may be answered: the search keeps to it, pathways outside are dropped.
  package var isHard: Bool

  package init(
    phi: ClosedRange<Double>? = nil, chi: ClosedRange<Double>? = nil,
    logTime: ClosedRange<Double>? = nil, isHard: Bool = false
  ) {
    self.isHard = isHard
    self.phi = phi
    self.chi = chi
    self.logTime = logTime
  }

  subscript(axis: ProcessAxis) -> ClosedRange<Double>? {
    switch axis {
    case .phi: phi
    case .chi: chi
    case .logTime: logTime
    }
  }

  /// What a hard window asks of the predicted process, its own width being the scale; nothing where
  /// it is not hard.
  package var constraints: [Constraint] {
    guard isHard else { return [] }
    return ProcessAxis.allCases.compactMap { axis in
      self[axis].map { range in
        let width = range.upperBound - range.lowerBound
        return Constraint(
          Expression(Attribute.predicted(axis)), from: range.lowerBound, to: range.upperBound,
          scale: width > 0 ? width / 5 : 0.02)
      }
    }
  }

  /// How far `recipe` lies outside the window, in spreads along the worst axis; negative inside,
  /// where it is the distance to the nearest edge; nil for a window that is free everywhere.
  package func distance(of recipe: Recipe, spread: Recipe) -> Double? {
    ProcessAxis.allCases.compactMap { axis in
      self[axis].map { range in
        max(range.lowerBound - recipe[axis], recipe[axis] - range.upperBound) / spread[axis]
      }
    }.max()
  }

  /// The probability that a process scattered by `spread` about `recipe` lies in the window.
  package func share(of recipe: Recipe, spread: Recipe) -> Double {
    ProcessAxis.allCases.reduce(1) { product, axis in
      guard let range = self[axis] else { return product }
      return product * normalMass(in: range, mean: recipe[axis], deviation: spread[axis])
    }
  }
}
