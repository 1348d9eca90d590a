import Descriptors
import LatentDiffusion
import ProcessModel
import Reports

/// Pictures of a forward model about a recipe: each quantity over annealing time and χ, with the films behind.
struct ForecastPictures {
  let card: ModelCard
  let bundle: String
  let model: RecipeModel
  let options: PredictOptions

  /// Grid lines along each axis.
  private static let steps = 60
  /// Films are shown within this part of the range of φ.
  private static let phiPart = 0.12

  /// Draws one picture for each of `quantities` into `folder`; returns the files.
  ///
  /// - Complexity: some tenths of a second a picture.
  func draw(_ quantities: [String], into folder: String) throws -> [String] {
    let films = try card.forwardFilms(in: bundle)
    return try quantities.flatMap { try plot($0, films).draw(into: folder) }
  }

  private func plot(_ quantity: String, _ known: KnownFilms) -> ForecastPlot {
    let (logTime, chi) = (axis(2), axis(1))
    let range = Attribute.named(quantity).info?.range ?? -.infinity ... .infinity
    let means = chi.flatMap { chi in
      logTime.map { time in
        let means = model.means(phi: options.phi, chi: chi, logTime: time, of: [quantity])
        // far from every film a mean may leave the range of its quantity
        return means?[quantity].map { min(max($0, range.lowerBound), range.upperBound) } ?? .nan
      }
    }
    let within = Self.phiPart * (model.ranges[0].upperBound - model.ranges[0].lowerBound)
    return ForecastPlot(
      quantity: quantity,
      labels: (
        logTime: label("log_time"), chi: label("chi"), quantity: label(quantity)
      ), phi: options.phi, phiWithin: within, logTime: logTime, chi: chi, means: means,
      films: films(known, quantity, within: within),
      recipe: (logTime: options.logTime, chi: options.chi))
  }

  private func axis(_ number: Int) -> [Double] {
    let range = model.ranges[number]
    let length = range.upperBound - range.lowerBound
    return (0...Self.steps).map { range.lowerBound + length * Double($0) / Double(Self.steps) }
  }

  private func films(
    _ known: KnownFilms, _ quantity: String, within: Double
  ) -> [ForecastPlot.Film] {
    guard let values = known.values[quantity] else { return [] }
    return zip(known.recipes, values).compactMap { recipe, value in
      let distance = abs(recipe.phi - options.phi)
      guard distance <= within, value.isFinite else { return nil }
      return ForecastPlot.Film(
        logTime: recipe.logTime, chi: recipe.chi, value: value, distance: distance / within)
    }
  }

  private func label(_ name: String) -> String { Attribute.named(name).info?.label ?? name }
}
