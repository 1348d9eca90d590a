/// Films whose recipes are known, and one quantity of each.
package struct FilmTable: Sendable, Equatable {
  package let coordinates: RecipeCoordinates
  /// Those of each row's recipe.
  package let points: [[Double]]
  /// Rows of one number are snapshots of one film.
  package let films: [Int]
  /// Rows of one number are left out together when a fit is judged.
  package let series: [Int]
  package let values: [Double]

  package var count: Int { values.count }

  package init(
    coordinates: RecipeCoordinates, points: [[Double]], films: [Int], series: [Int],
    values: [Double]
  ) {
    self.coordinates = coordinates
    self.points = points
    self.films = films
    self.series = series
    self.values = values
  }

  /// The rows at `indices`.
  package func rows(_ indices: [Int]) -> FilmTable {
    FilmTable(
      coordinates: coordinates, points: indices.map { points[$0] },
      films: indices.map { films[$0] },
      series: indices.map { series[$0] }, values: indices.map { values[$0] })
  }

  /// At most about `most` rows: every film keeps its first row and each `stride`-th after it.
  func thinned(to most: Int) -> FilmTable {
    guard count > most, most > 0 else { return self }
    let stride = (count + most - 1) / most
    var seen: [Int: Int] = [:]
    return rows(
      (0..<count).filter { row in
        let number = seen[films[row], default: 0]
        seen[films[row]] = number + 1
        return number % stride == 0
      })
  }
}
