/// Where an annealing film stands after a step.
package struct AnnealingState: Hashable, Sendable {
  /// Steps taken so far.
  package let step: Int
  /// Dimensionless time.
  package let time: Double
  /// The length of the step that led here.
  package let timeStep: Double
  /// ⟨f(φ) + ½κ|∇φ|²⟩, kT per voxel.
  package let energy: Double
  /// The standard deviation of φ over the film.
  package let deviation: Double
  /// True when `time` is one of the times at which the caller asked to stop, exactly.
  package let isStop: Bool
}
