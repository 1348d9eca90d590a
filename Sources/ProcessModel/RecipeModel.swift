import Foundation

/// What films of a recipe have: the forward model of the process, one ``FilmRegression`` for each
/// quantity.
package struct RecipeModel: Sendable {
  /// χ_c of the molecules.
  package let criticalChi: Double
  /// The area of the films that it was learnt from, in the film plane, voxels.
  package let filmArea: Double
  /// Where there were films: φ, χ, log_time.
  package let ranges: [ClosedRange<Double>]
  package private(set) var quantities: [FilmRegression]

  /// Fewer films than this define no quantity.
  package static let fewestFilms = 12

  /// Learns from films whose recipes are known.
  ///
  /// - Parameters:
  ///   - recipes: φ, χ and log_time, one row for each snapshot.
  ///   - series: Equal for rows that are left out together when the model is judged: the snapshots of
  ///     a simulation, and their mirror images.
  ///   - values: By quantity, one value for each row; NaN where it is undefined.
  ///   - filmArea: nx·ny of the films, voxels.
  ///   - coordinates: Of the molecules; which kind a quantity has, its kernel says or its fit finds.
  ///   - kernels: Those that are known, by quantity; the others are fitted.
  /// - Complexity: some seconds of one core for each quantity.
  package init(
    recipes: [(phi: Double, chi: Double, logTime: Double)], series: [Int],
    values: [(name: String, column: [Double])], filmArea: Double, coordinates: RecipeCoordinates,
    kernels: [String: FilmKernel] = [:]
  ) throws {
    // The same recipes in each of the coordinates that a quantity may have.
    let rows = try RecipeCoordinates.Kind.allCases.map { kind in
      (coordinates: coordinates.of(kind), points: try Self.points(recipes, coordinates.of(kind)))
    }
    var quantities: [FilmRegression] = []
    for (name, column) in values {
      guard column.count == recipes.count, series.count == recipes.count else {
        throw ProcessModelError.wrongCount(
          name: name, expected: recipes.count, found: min(column.count, series.count))
      }
      let tables = rows.map {
        Self.table($0.points, $0.coordinates, series: series, column: column)
      }
      let films = Set(tables[0].films).count
      guard films >= Self.fewestFilms else {
        throw ProcessModelError.tooFew(name: name, films: films, needed: Self.fewestFilms)
      }
      quantities.append(
        try kernels[name].map { kernel in
          let kind = kernel.coordinates ?? .orderParameter
          let table = tables.first { $0.coordinates.kind == kind }!
          return try FilmRegression(
            name: name, table: table.thinned(to: FilmRegression.keptRows), kernel: kernel)
        } ?? FilmRegression.fitted(name: name, tables: tables))
    }
    criticalChi = coordinates.criticalChi
    self.filmArea = filmArea
    self.quantities = quantities
    ranges = [recipes.map(\.phi), recipes.map(\.chi), recipes.map(\.logTime)].map {
      ($0.min() ?? 0)...($0.max() ?? 0)
    }
  }

  /// What films of a recipe have, by quantity, and how that changes with the recipe.
  ///
  /// - Parameter filmArea: nx·ny of the films, voxels; the scatter goes with one over its root.
  /// - Throws: ``ProcessModelError/unseparated(chi:criticalChi:)``.
  package func forecast(
    phi: Double, chi: Double, logTime: Double, filmArea: Double
  ) throws(ProcessModelError) -> [RecipeForecast] {
    let width = (self.filmArea / filmArea).squareRoot()
    var forecasts: [RecipeForecast] = []
    for quantity in quantities {
      guard let point = quantity.coordinates.point(phi: phi, chi: chi, logTime: logTime) else {
        throw .unseparated(chi: chi, criticalChi: criticalChi)
      }
      var statistics = quantity.statistics(at: point)
      statistics.scatter *= width
      forecasts.append(
        RecipeForecast(
          name: quantity.name, statistics: statistics,
          slopes: quantity.coordinates.slopes(
            quantity.slope(at: point), phi: phi, chi: chi, logTime: logTime)))
    }
    return forecasts
  }

  /// The mean of films of a recipe by quantity, without errors; a quantity of another name is left out.
  ///
  /// - Complexity: O(n) for each quantity until films were learnt from, O(n²) after that.
  /// - Returns: Nil where nothing separates.
  package func means(
    phi: Double, chi: Double, logTime: Double, of wanted: Set<String>
  ) -> [String: Double]? {
    var means: [String: Double] = [:]
    for quantity in quantities where wanted.contains(quantity.name) {
      guard let point = quantity.coordinates.point(phi: phi, chi: chi, logTime: logTime) else {
        return nil
      }
      means[quantity.name] = quantity.mean(at: point)
    }
    return means
  }

  /// The same model, conditioned on what films of one more recipe have.
  ///
  /// - Parameters:
  ///   - means: By quantity, the mean over the films.
  ///   - films: How many there are.
  ///   - filmArea: nx·ny of each, voxels.
  package func learning(
    phi: Double, chi: Double, logTime: Double, means: [String: Double], films: Int,
    filmArea: Double
  ) -> RecipeModel {
    guard films > 0 else { return self }
    var model = self
    model.quantities = quantities.map { quantity in
      guard let mean = means[quantity.name], mean.isFinite,
        let point = quantity.coordinates.point(phi: phi, chi: chi, logTime: logTime)
      else { return quantity }
      let scatter = quantity.statistics(at: point).scatter
      return quantity.learning(
        mean: mean, variance: scatter * scatter * self.filmArea / filmArea / Double(films),
        at: point)
    }
    return model
  }

  private static func points(
    _ recipes: [(phi: Double, chi: Double, logTime: Double)], _ coordinates: RecipeCoordinates
  ) throws(ProcessModelError) -> [[Double]] {
    var rows: [[Double]] = []
    for recipe in recipes {
      guard
        let point = coordinates.point(
          phi: recipe.phi, chi: recipe.chi, logTime: recipe.logTime)
      else { throw .unseparated(chi: recipe.chi, criticalChi: coordinates.criticalChi) }
      rows.append(point)
    }
    return rows
  }

  /// The rows on which a quantity is defined; a film is a series at one blend.
  private static func table(
    _ rows: [[Double]], _ coordinates: RecipeCoordinates, series: [Int], column: [Double]
  ) -> FilmTable {
    var numbers: [[Double]: Int] = [:]
    let films = rows.indices.map { row in
      let key = [Double(series[row]), rows[row][0], rows[row][1]]
      let number = numbers[key] ?? numbers.count
      numbers[key] = number
      return number
    }
    let table = FilmTable(
      coordinates: coordinates, points: rows, films: films, series: series, values: column)
    return table.rows(column.indices.filter { column[$0].isFinite })
  }
}

/// What films of one recipe have of one quantity, and how that changes with the recipe.
package struct RecipeForecast: Sendable, Equatable {
  package let name: String
  package let statistics: FilmStatistics
  /// ∂mean/∂φ, ∂mean/∂χ, ∂mean/∂log_time.
  package let slopes: [Double]
}
