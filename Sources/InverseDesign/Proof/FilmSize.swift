import ProcessModel

/// How large a simulated film is in the film plane; its thickness is that of the model's films.
package struct FilmSize: Codable, Sendable, Hashable {
  /// Voxels along x and y.
  package let nx: Int
  package let ny: Int

  package init(nx: Int, ny: Int) { (self.nx, self.ny) = (nx, ny) }

  package var area: Double { Double(nx) * Double(ny) }
}

extension FilmSize: CustomStringConvertible {
  package var description: String { "\(nx)×\(ny)" }
}

/// How wide films must be for a proof, from how much films scatter.
///
/// The average over n films of area A is known to t σ(A)/√n; σ falls with one over the root of A, so that
/// the area of all films together decides, and the width only how soon a small film's bias is gone.
package struct FilmSizing: Sendable, Equatable {
  /// The films that the model was trained on; every width is a whole multiple of half of them.
  package let trained: FilmSize
  /// The most films of one recipe.
  package var films: Int
  /// The part of a tolerance that may remain as the half width of an interval with all films.
  package var part: Double

  package init(trained: FilmSize, films: Int, part: Double = 0.5) {
    self.trained = trained
    self.films = films
    self.part = part
  }

  /// Voxels along x. Films at least so wide hold four periods or more of the coarsest structures that the
  /// shipped corpora end with; wider ones than the upper end take minutes each.
  package static let widths = 192.0...512.0

  /// The least size at which the films that are allowed tell every claim of a goal.
  ///
  /// - Parameter errorRate: One-sided, of the intervals.
  package func size(
    for goal: Goal, at recipe: Recipe, by model: ForwardModel, errorRate: Double
  ) -> FilmSize {
    let forecast = model.forecast(at: recipe)
    let t = MeanInterval.halfWidth(
      scatter: 1, degrees: ScatterPrior.usualDegrees + Double(films) - 1, films: Double(films),
      errorRate: errorRate)
    let ratio =
      goal.targets.compactMap { target in
        forecast[target.attribute].map { t * $0.scatter / (part * target.tolerance) }
      }.max() ?? 0
    // σ at the forward model's own area, so that the area that is needed is ratio² of it
    let area = ratio * ratio * model.filmArea
    let widths = (area / trained.area).squareRoot()
    let trainedWidth = Double(trained.nx)
    let least = max(1, Self.widths.lowerBound / trainedWidth)
    let most = max(least, Self.widths.upperBound / trainedWidth)
    let halves = (2 * min(max(widths, least), most)).rounded(.up)
    return FilmSize(
      nx: Int(halves * Double(trained.nx) / 2), ny: Int(halves * Double(trained.ny) / 2))
  }
}
