/// How films of a recipe are made until they prove it, and how often another recipe is tried.
package struct ProofSettings: Codable, Sendable, Equatable {
  /// Films of a recipe at the first look.
  package var firstFilms: Int
  /// The most films of a recipe; looks double their number.
  package var mostFilms: Int
  /// The most recipes, the pathway's own among them.
  package var recipes: Int
  /// Of the first film's initial fluctuations; every film has a seed of its own.
  package var seed: UInt64

  package init(firstFilms: Int = 2, mostFilms: Int = 12, recipes: Int = 6, seed: UInt64 = 1) {
    self.firstFilms = firstFilms
    self.mostFilms = mostFilms
    self.recipes = recipes
    self.seed = seed
  }

  /// The number of films at each look, ascending: `firstFilms`, twice as many, …, `mostFilms`.
  package var looks: [Int] {
    var counts: [Int] = []
    var count = firstFilms
    while count < mostFilms {
      counts.append(count)
      count *= 2
    }
    return counts + [mostFilms]
  }

  func check() throws(DesignError) {
    for (field, value) in [
      ("firstFilms", firstFilms), ("mostFilms", mostFilms), ("recipes", recipes),
    ] where value < 1 {
      throw .badNumber(
        subject: "a proof", field: field, value: Double(value), allowed: "1 or more")
    }
    if mostFilms < firstFilms {
      throw .badNumber(
        subject: "a proof", field: "mostFilms", value: Double(mostFilms),
        allowed: "\(firstFilms), the films of the first look, or more")
    }
  }

  /// The seeds of the films `range` of the recipe `number`.
  func seeds(ofRecipe number: Int, films range: Range<Int>) -> [UInt64] {
    range.map { seed &+ UInt64(number * mostFilms + $0) }
  }
}
