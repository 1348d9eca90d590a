/// What a process can do: ranges of its numbers, nil where it is free.
public struct ProcessWindow: Codable, Sendable, Equatable {
  public var phi: ClosedRange<Double>?
  public var chi: ClosedRange<Double>?
  public var logTime: ClosedRange<Double>?

  public init(
    phi: ClosedRange<Double>? = nil, chi: ClosedRange<Double>? = nil,
    logTime: ClosedRange<Double>? = nil
  ) {
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

  /// How far `recipe` lies outside the window, in spreads along the worst axis; negative inside,
  /// where it is the distance to the nearest edge; nil for a window that is free everywhere.
  public func distance(of recipe: Recipe, spread: Recipe) -> Double? {
    ProcessAxis.allCases.compactMap { axis in
      self[axis].map { range in
        max(range.lowerBound - recipe[axis], recipe[axis] - range.upperBound) / spread[axis]
      }
    }.max()
  }

  /// The probability that a process scattered by `spread` about `recipe` lies in the window.
  public func share(of recipe: Recipe, spread: Recipe) -> Double {
    ProcessAxis.allCases.reduce(1) { product, axis in
      guard let range = self[axis] else { return product }
      return product * normalMass(in: range, mean: recipe[axis], deviation: spread[axis])
    }
  }
}
