package import Descriptors

/// How far a film's descriptors move when the process misses its recipe.
///
/// With δ the process's own scatter along φ, χ and log time and b a descriptor's slopes there, the
/// descriptor scatters by √Σ (bⱼ δⱼ)².
package struct Robustness: Codable, Sendable, Equatable {
  /// The scatter of each target's descriptor, in that target's tolerances.
  package let moves: [Attribute: Double]

  /// - Parameter scatter: One standard deviation of each process number.
  /// - Returns: Nil where no target's descriptor has a slope.
  package init?(of recipe: Recipe, scatter: Recipe, goal: Goal, model: ForwardModel) {
    let all = model.slopes(at: recipe)
    var moves: [Attribute: Double] = [:]
    for target in goal.targets {
      guard let slopes = all[target.attribute] else { continue }
      let square = zip(slopes, ProcessAxis.allCases).reduce(0) { sum, part in
        let move = part.0 * scatter[part.1]
        return sum + move * move
      }
      moves[target.attribute] = square.squareRoot() / target.tolerance
    }
    if moves.isEmpty { return nil }
    self.moves = moves
  }

  /// The descriptor that moves most, and by how many tolerances.
  package var worst: (attribute: Attribute, move: Double) {
    let found = moves.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }!
    return (found.key, found.value)
  }
}
