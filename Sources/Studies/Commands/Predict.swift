import Descriptors
import Foundation
import LatentDiffusion
import PhaseField
import ProcessModel
import Volumes

/// What `binodal predict` is asked.
package struct PredictOptions: Sendable {
  package var model: String
  package var phi: Double
  package var chi: Double
  package var logTime: Double
  /// Voxels of the film along x and y; nil: the model's own.
  package var width: Int?
  /// The quantities that are told, by any of their names; empty: all.
  package var only: [String]
  /// A folder for a picture of each quantity over annealing time and χ; nil: none.
  package var plots: String?

  package init(
    model: String, phi: Double, chi: Double, logTime: Double, width: Int? = nil,
    only: [String] = [], plots: String? = nil
  ) {
    self.model = model
    self.phi = phi
    self.chi = chi
    self.logTime = logTime
    self.width = width
    self.only = only
    self.plots = plots
  }
}

/// What films of a recipe have, as the model's training films say.
package struct PredictReport: Encodable, Sendable {
  /// One quantity of the films.
  package struct Quantity: Encodable, Sendable {
    package let name: String
    package let mean: Double
    /// The standard error of the mean: how well the training films tell it.
    package let meanError: Double
    /// The standard deviation of single films of the width asked for.
    package let scatter: Double
    /// How the mean changes with each number of the recipe: ∂/∂φ, ∂/∂χ, ∂/∂log_time.
    package let slopes: [String: Double]
    /// The root mean square error for single films of left-out series, at the training films' width.
    package let validationRMS: Double
    /// The part of such films within their central 90 % interval.
    package let validationCoverage: Double
    /// What films of the model's own width have more than wide ones, on average; nil where the forward
    /// model rests on no wide films.
    package let smallFilmBias: Double?

  }

  package let model: String
  package let phi: Double
  package let chi: Double
  package let chiRatio: Double
  package let logTime: Double
  /// Voxels along x, y and z.
  package let shape: [Int]
  package let quantities: [Quantity]
  /// What the numbers rest on that the reader should know.
  package let remarks: [String]
  /// The pictures' files; nil where none were asked for.
  package let pictures: [String]?

}

/// Predicts what simulated films of a recipe have, without simulating one.
///
/// - Complexity: under a second; libtorch is not loaded.
/// - Throws: ``StudyError`` for a model without a forward model or a recipe outside the training films'.
package func predict(_ options: PredictOptions) throws -> PredictReport {
  try FilmForecaster(model: options.model).predict(options)
}

/// A model's forward model, read once for many recipes.
package struct FilmForecaster: Sendable {
  private let card: ModelCard
  private let bundle: String
  private let model: RecipeModel
  /// That of films of the model's own width, where the forward model rests on wider ones.
  private let small: RecipeModel?

  /// - Parameter name: The model's, on the shelf or a path.
  /// - Throws: ``StudyError`` for a model without a forward model.
  package init(model name: String) throws {
    bundle = try ModelShelf.folder(of: name)
    card = try ModelCard.load(bundle)
    guard let model = try card.forwardModel(in: bundle) else {
      throw StudyError.badInput(
        path: bundle,
        reason: "its card has no forward model; binodal model fit-process \(name) makes one "
          + "where the model was trained on simulated films")
    }
    self.model = model
    small = card.wideFilms == nil ? nil : try card.recipeModel(in: bundle)
  }

  /// - Throws: ``StudyError`` for a recipe outside the training films'.
  package func predict(_ options: PredictOptions) throws -> PredictReport {
    try check(options, against: model)
    let width = options.width ?? card.shape.nx
    let height = options.width ?? card.shape.ny
    let names = try Self.chosen(options.only, of: model.quantities.map(\.name))
    let forecasts = try model.forecast(
      phi: options.phi, chi: options.chi, logTime: options.logTime,
      filmArea: Double(width) * Double(height)
    ).filter { names.contains($0.name) }
    let fits = Dictionary((card.wideFilms?.process ?? card.process ?? []).map { ($0.name, $0) }) {
      first, _ in first
    }
    let small = try smallFilms(options)
    return PredictReport(
      model: card.name, phi: options.phi, chi: options.chi,
      chiRatio: options.chi / model.criticalChi, logTime: options.logTime,
      shape: [width, height, card.shape.nz],
      quantities: forecasts.compactMap { forecast in
        fits[forecast.name].map {
          PredictReport.Quantity(forecast, $0.validation, small: small[forecast.name])
        }
      },
      remarks: card.physics == nil
        ? [
          "\(card.name) does not say by which physics its films were simulated; the solver's defaults "
            + "are assumed, χ_c \(shortest(model.criticalChi))"
        ] : [],
      pictures: try options.plots.map {
        try ForecastPictures(card: card, bundle: bundle, model: model, options: options)
          .draw(names, into: $0)
      })
  }

  /// The names that are asked for as the model spells them; all where none are.
  private static func chosen(_ asked: [String], of names: [String]) throws -> [String] {
    guard !asked.isEmpty else { return names }
    return try asked.map { name in
      guard let found = Attribute.spelling(of: name, among: names) else {
        throw StudyError.badInput(
          path: name, reason: "the forward model has \(names.joined(separator: ", "))")
      }
      return found
    }
  }
}

extension PredictReport.Quantity {
  fileprivate init(
    _ forecast: RecipeForecast, _ validation: CrossValidation, small: FilmStatistics?
  ) {
    self.init(
      name: forecast.name, mean: forecast.statistics.mean,
      meanError: forecast.statistics.meanError, scatter: forecast.statistics.scatter,
      slopes: [
        "phi": forecast.slopes[0], "chi": forecast.slopes[1], "log_time": forecast.slopes[2],
      ], validationRMS: validation.rms, validationCoverage: validation.coverage,
      smallFilmBias: small.map { $0.mean - forecast.statistics.mean })
  }
}

extension FilmForecaster {
  /// What films of the model's own width have, where the forward model rests on wider ones.
  private func smallFilms(_ options: PredictOptions) throws -> [String: FilmStatistics] {
    guard let small else { return [:] }
    let forecasts = try small.forecast(
      phi: options.phi, chi: options.chi, logTime: options.logTime, filmArea: small.filmArea)
    return Dictionary(uniqueKeysWithValues: forecasts.map { ($0.name, $0.statistics) })
  }
}

/// A forward model interpolates: a recipe outside its films is refused with their ranges.
private func check(_ options: PredictOptions, against model: RecipeModel) throws(StudyError) {
  let values = [("phi", options.phi), ("chi", options.chi), ("log_time", options.logTime)]
  for ((name, value), range) in zip(values, model.ranges) where !range.contains(value) {
    throw .badInput(
      path: "\(name) \(value)",
      reason: "the model's training films have \(name) from \(decimal(range.lowerBound, 3)) to "
        + "\(decimal(range.upperBound, 3)), and nothing is known outside")
  }
}
