/// Where an annealing film stands after a step.
public struct AnnealingState: Hashable, Sendable {
  /// Steps taken so far.
  public let step: Int
  /// Dimensionless time.
  public let time: Double
  /// The length of the step that led here.
  public let timeStep: Double
  /// ⟨f(φ) + ½κ|∇φ|²⟩, kT per voxel.
  public let energy: Double
  /// The standard deviation of φ over the film.
  public let deviation: Double
  /// True when `time` is one of the times at which the caller asked to stop, exactly.
  public let isStop: Bool
}
