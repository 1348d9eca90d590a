/// The parts of a training run in the order in which they build on each other.
public enum TrainingStage: String, CaseIterable, Sendable, Codable {
  case vae
  case predictor
  case diffusion
  /// The predictor once more, also on what the other networks draw; only where the settings ask
  /// for it.
  case tuning
}

/// How far the samples are that a stage draws before it can go on.
public struct Gathering: Sendable, Equatable {
  public let stage: TrainingStage
  /// Counted from 1.
  public let round: Int
  public let rounds: Int
  /// Samples of this round.
  public let done: Int
  public let of: Int
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
