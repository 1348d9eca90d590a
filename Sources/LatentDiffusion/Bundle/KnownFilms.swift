import Foundation
import Support

/// The films that a forward model rests on: their recipes, and what was measured on each.
package struct KnownFilms: Sendable {
  package let recipes: [(phi: Double, chi: Double, logTime: Double)]
  /// One value for each recipe, by quantity; NaN where it is undefined.
  package let values: [String: [Double]]
}

extension ModelCard {
  /// The films behind ``forwardModel(in:)``: the wide ones where the bundle in `folder` has some, its training
  /// films otherwise; none where the recipes of these are not known.
  package func forwardFilms(in folder: String) throws -> KnownFilms {
    guard wideFilms == nil else {
      let table = try wideTable(in: folder)
      return KnownFilms(
        recipes: table.recipes,
        values: Dictionary(zip(table.names, table.columns)) { first, _ in first })
    }
    let axes = ["phi", "chi", "log_time"]
    guard axes.allSatisfy(attributes.contains) else { return KnownFilms(recipes: [], values: [:]) }
    let training = try TrainingAttributes.load(folder, card: self)
    let recipes = try training.columns(axes)
    return KnownFilms(
      recipes: (0..<training.rows).map {
        (phi: recipes[3 * $0], chi: recipes[3 * $0 + 1], logTime: recipes[3 * $0 + 2])
      },
      values: Dictionary(
        uniqueKeysWithValues: try attributes.map { ($0, try training.columns([$0])) }))
  }
}
