import Descriptors

/// How far one contestant has come with one film.
struct SearchAttempt {
  let wanted: [Attribute: Double]
  let tolerance: Double
  private(set) var calls = 0
  /// The call that first gave a film within the tolerance; nil before.
  private(set) var firstHit: Int?
  private(set) var leastMiss = Double.infinity

  init(_ wanted: [Attribute: Double], tolerance: Double) {
    self.wanted = wanted
    self.tolerance = tolerance
  }

  /// Whether nothing is left to do: half the tolerance is where Binodal stops by itself.
  func isOver(after budget: Int) -> Bool { calls >= budget || leastMiss <= tolerance / 2 }

  /// Notes the film of one more call.
  ///
  /// - Returns: The sum of the squared misses in tolerances; an undefined descriptor misses by 1,
  ///   the width of its range.
  @discardableResult mutating func hear(_ measured: [Attribute: Double]) -> Double {
    calls += 1
    let misses = wanted.map { name, value in measured[name].map { abs($0 - value) } ?? 1 }
    let worst = misses.max() ?? 0
    leastMiss = min(leastMiss, worst)
    if worst <= tolerance, firstHit == nil { firstHit = calls }
    return misses.reduce(0) { $0 + $1 * $1 } / (tolerance * tolerance)
  }
}
