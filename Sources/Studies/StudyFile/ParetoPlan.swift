/// How the front of several objectives is looked for, and which of its points candidates are made
/// at.
package struct ParetoPlan: Equatable, Sendable {
  package enum Method: String, CaseIterable, Sendable {
    /// Each search minimises a weighted Chebyshev distance from the best of each objective.
    case chebyshev
    /// Each search pushes the first objective and holds the others to limits.
    case epsilonConstraint = "epsilon_constraint"
  }

  /// Searches, one for each end of the front and the rest between them.
  package var points = 8
  package var method = Method.chebyshev
  /// The number of a point of the front, 1 being the best in the first objective; nil for the knee.
  package var choose: Int?

  /// Evaluations of each search unless the study says how many there are in all.
  static let evaluations = 12
}
