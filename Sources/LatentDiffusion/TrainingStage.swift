/// The three networks in the order in which they build on each other.
public enum TrainingStage: String, CaseIterable, Sendable, Codable {
  case vae
  case predictor
  case diffusion
}

/// Where a training run stands after an optimiser step.
public struct TrainingProgress: Sendable, Equatable {
  public let stage: TrainingStage
  /// Steps done of this stage.
  public let step: Int
  public let of: Int
  public let loss: Double
  public let learningRate: Double
  /// Before clipping.
  public let gradientNorm: Double
  public let samplesPerSecond: Double
  /// Until the end of this stage.
  public let secondsLeft: Double
  /// Held-out quantities, at the steps that measure them.
  public let validation: [String: Double]?
  /// The step whose averaged weights are the best so far; nil before the first validation.
  public let bestStep: Int?
  /// Whether the stage is done, by its number of steps or because validations got no better.
  public let isLast: Bool
}
