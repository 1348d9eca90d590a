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

  /// About `most` rows at most: every film keeps its first row and each `stride`-th after it. Where fewer than
  /// ``rowsPerFilm`` would be left of a film on average, only each so many-th film is kept: the first rows alone are all
  /// of the beginning.
  package func thinned(to most: Int) -> FilmTable {
    guard count > most, most > 0 else { return self }
    let (distinct, allowed) = (Set(films).count, max(1, most / Self.rowsPerFilm))
    if distinct > allowed {
      return everyFilm((distinct + allowed - 1) / allowed).thinned(to: most)
    }
    let stride = (count + most - 1) / most
    var seen: [Int: Int] = [:]
    return rows(
      (0..<count).filter { row in
        let number = seen[films[row], default: 0]
        seen[films[row]] = number + 1
        return number % stride == 0
      })
  }

  private static let rowsPerFilm = 3

  /// All rows of each `step`-th film, in the order in which films first occur.
  private func everyFilm(_ step: Int) -> FilmTable {
    var ranks: [Int: Int] = [:]
    return rows(
      (0..<count).filter { row in
        let rank = ranks[films[row]] ?? ranks.count
        ranks[films[row]] = rank
        return rank % step == 0
      })
  }
}
