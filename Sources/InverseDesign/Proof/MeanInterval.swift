import ProcessModel

/// The scatter of single films as it is known before films of a recipe are made.
package struct ScatterPrior: Sendable, Equatable {
  /// The standard deviation of single films about their mean, in the quantity's unit.
  package let scatter: Double
  /// How many films' worth that knowledge is.
  package let degrees: Double

  package init(scatter: Double, degrees: Double = Self.usualDegrees) {
    self.scatter = scatter
    self.degrees = degrees
  }

  /// The forward model's scatter rests on a hundred films and more, but its law over recipes is smooth
  /// and single recipes differ from it. Worth three films, it may be wrong by a third and recipes at a
  /// tolerance are still called verified in fewer than 8 of 100 runs (`FalseVerificationTests`).
  package static let usualDegrees = 3.0
}

/// An interval for the average over all films of a recipe, from a few of them.
///
/// With ȳ the mean of n films, s² their variance, and σ₀ the scatter that was known before, worth ν₀
/// films, the pooled variance is
///
///     v = (ν₀ σ₀² + (n − 1) s²)/(ν₀ + n − 1)
///
/// and the average lies within ȳ ± t √(v/n), t being Student's of ν₀ + n − 1 degrees of freedom.
///
/// - Source: Gelman et al. 2013, section 3.3, the normal model with a scaled inverse-χ² prior for the
///   variance and a flat one for the mean.
package struct MeanInterval: Codable, Sendable, Equatable {
  package let mean: Double
  /// √v, of one film.
  package let scatter: Double
  package let degrees: Double
  package let films: Int
  package let halfWidth: Double

  /// √(v/n).
  var standardError: Double { scatter / Double(films).squareRoot() }

  package var range: ClosedRange<Double> { (mean - halfWidth)...(mean + halfWidth) }

  /// Nil where nothing says how much films scatter: one film without a prior, or none.
  ///
  /// - Parameter errorRate: The probability that the average lies beyond one given end.
  package init?(_ values: [Double], prior: ScatterPrior?, errorRate: Double) {
    let n = Double(values.count)
    let degrees = (prior?.degrees ?? 0) + n - 1
    guard !values.isEmpty, degrees > 0, values.allSatisfy(\.isFinite) else { return nil }
    let mean = values.reduce(0, +) / n
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let known = prior.map { $0.degrees * $0.scatter * $0.scatter } ?? 0
    let scatter = ((known + squares) / degrees).squareRoot()
    self.mean = mean
    self.scatter = scatter
    self.degrees = degrees
    films = values.count
    halfWidth = Self.halfWidth(
      scatter: scatter, degrees: degrees, films: n, errorRate: errorRate)
  }

  /// t √(v/n).
  static func halfWidth(
    scatter: Double, degrees: Double, films: Double, errorRate: Double
  ) -> Double {
    StudentT(degrees: degrees).quantile(upperTail: errorRate) * scatter / films.squareRoot()
  }

  /// The half width with `films` films in place of these, were their scatter the same.
  func halfWidth(films count: Int, errorRate: Double) -> Double {
    Self.halfWidth(
      scatter: scatter, degrees: max(degrees, degrees + Double(count - films)),
      films: Double(count), errorRate: errorRate)
  }
}
