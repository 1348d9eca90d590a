/// How a recipe is moved until its simulated films meet the targets.
public struct RefinementSettings: Codable, Sendable, Equatable {
  /// What ends a refinement before its recipes are spent.
  public enum Aim: String, Codable, Sendable, CaseIterable {
    /// A recipe whose films meet the targets on average.
    case mean
    /// A single film that meets the targets, at any of the times it was measured.
    case film
  }

  /// The most recipes that are simulated.
  public var recipes: Int
  /// Films of each, with different initial noise.
  public var films: Int
  /// At how many times each film is measured, the recipe's own in their middle.
  public var times: Int
  /// From one of these times to the next, in log10.
  public var timeStep: Double
  /// Of the films' initial fluctuations.
  public var seed: UInt64
  public var until: Aim

  public init(
    recipes: Int = 6, films: Int = 3, times: Int = 7, timeStep: Double = 0.06, seed: UInt64 = 1,
    until: Aim = .mean
  ) {
    self.recipes = recipes
    self.films = films
    self.times = times
    self.timeStep = timeStep
    self.seed = seed
    self.until = until
  }

  func check() throws(DesignError) {
    for (field, value) in [("recipes", recipes), ("films", films), ("times", times)]
    where value < 1 {
      throw .badNumber(
        subject: "refinement", field: field, value: Double(value), allowed: "1 or more")
    }
    if !(timeStep.isFinite && timeStep > 0) {
      throw .badNumber(
        subject: "refinement", field: "timeStep", value: timeStep, allowed: "a number above 0")
    }
  }

  /// The seeds of the films of the recipe `number`, fresh ones for each.
  func seeds(of number: Int) -> [UInt64] {
    (0..<films).map { seed &+ UInt64(number * films + $0) }
  }

  /// Times about `centre`, itself among them, within `range`.
  func logTimes(about centre: Double, within range: ClosedRange<Double>) -> [Double] {
    let first = -(times - 1) / 2
    return (0..<times).map { first + $0 }
      .map { $0 == 0 ? centre : centre + Double($0) * timeStep }
      .filter { $0 == centre || range.contains($0) }
  }
}
