/// The parts of a training run in the order in which they build on each other.
package enum TrainingStage: String, CaseIterable, Sendable, Codable {
  case vae
  case predictor
  case diffusion
  /// The predictor once more, also on what the other networks draw; only where the settings ask
  /// for it.
  case tuning
}

/// How far the samples are that a stage draws before it can go on.
package struct Gathering: Sendable, Equatable {
  package let stage: TrainingStage
  /// Counted from 1.
  package let round: Int
  package let rounds: Int
  /// Samples of this round.
  package let done: Int
  package let of: Int
}

/// Where a training run stands after an optimiser step.
package struct TrainingProgress: Sendable, Equatable {
  package let stage: TrainingStage
  /// Steps done of this stage.
  package let step: Int
  package let of: Int
  package let loss: Double
  package let learningRate: Double
  /// Before clipping.
  package let gradientNorm: Double
  package let samplesPerSecond: Double
  /// Until the end of this stage.
  package let secondsLeft: Double
  /// Held-out quantities, at the steps that measure them.
  package let validation: [String: Double]?
  /// The step whose averaged weights are the best so far; nil before the first validation.
  package let bestStep: Int?
  /// Whether the stage is done, by its number of steps or because validations got no better.
  package let isLast: Bool
}
