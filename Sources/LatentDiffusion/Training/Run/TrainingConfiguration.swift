package import Tensors
package import Volumes

/// Everything that a training run is told: what to learn, with which networks, how long.
package struct TrainingConfiguration: Codable, Sendable, Equatable {
  /// One sentence for the model card.
  package var summary = ""
  /// The label set of the corpus to learn from; nil where the corpus has only one.
  package var labels: String?
  package var conditions = ["vol_frac_D", "vol_frac_M", "tortuosity_A", "tortuosity_D"]
  package var predictions = [
    "vol_frac_D", "vol_frac_M", "tortuosity_A", "tortuosity_D", "phi", "chi", "log_time",
  ]
  package var sides = Sides.periodic
  /// Whether films are also shown upside down with donor and acceptor exchanged.
  package var overturn = true
  package var seed: UInt64 = 1
  /// The folder of a bundle whose weights the networks start from, wherever name and shape are the
  /// same; nil to start afresh.
  package var startFrom: String?
  package var architecture = Architecture()
  package var vae = AutoencoderSettings()
  package var pool = PoolSettings()
  package var predictor = StageSettings(steps: 2000, batch: 64, learningRate: 1e-3)
  package var diffusion = DiffusionSettings()
  /// Nil for a predictor that learns from encoded films alone.
  package var tuning: TuningSettings?
  /// What the card names as the default sampler.
  package var sampler = SamplerSettings()

  /// Where the networks are trained; nil for the CPU. The weights do not depend on it otherwise
  /// than by round-off.
  package var device: Device?
  /// MB of the corpus's labels that are kept in memory; nil for ``defaultLabelMemory``.
  package var labelMemory: Int?

  package static let defaultLabelMemory = 1024

  package init() {}

  /// Conditions and predictions, each once: the columns of the distribution.
  package var attributes: [String] {
    conditions + predictions.filter { !conditions.contains($0) }
  }

  /// Whether films of `set` are shown upside down: only where their conditions then are known.
  func overturns(_ set: TrainingSet) -> Bool {
    overturn
      && SymmetryOperation.canOverturn(conditions, among: set.names, mixed: set.hasMixedPhase)
  }
}

/// Length, speed and bookkeeping of one stage.
package struct StageSettings: Codable, Sendable, Equatable {
  /// Optimiser steps.
  package var steps: Int
  /// Samples a step.
  package var batch: Int
  /// At the end of the warm-up; falls to 0 along a cosine.
  package var learningRate: Double
  package var warmUp = 100
  package var weightDecay = 0.01
  /// Decay of the running average of the weights that is kept in the end.
  package var averageDecay = 0.999
  /// Steps between two checkpoints.
  package var checkpointEvery = 250
  /// Steps between two validations.
  package var validateEvery = 250
  /// The stage ends early after so many validations without a better one; nil for never.
  package var stopAfter: Int?

  package init(steps: Int, batch: Int, learningRate: Double) {
    self.steps = steps
    self.batch = batch
    self.learningRate = learningRate
  }
}

/// What the autoencoder's stage takes beyond ``StageSettings``.
package struct AutoencoderSettings: Codable, Sendable, Equatable {
  package var stage = StageSettings(steps: 4000, batch: 2, learningRate: 2e-3)
  /// β of the evidence bound: the weight of the KL divergence.
  package var divergenceWeight = 1.0
  /// The fraction of the steps over which that weight rises from 0.
  package var divergenceWarmUp = 0.3
  /// The fraction of the steps that see crops rather than whole films.
  package var cropFraction = 0.8
  /// The longest side of a crop, voxels; a multiple of the latent cell.
  package var cropSide = 32
  /// Crops a step.
  package var cropBatch = 8
  /// Held-out volumes that a validation looks at.
  package var validationVolumes = 16

  package init() {}
}

/// The pool of encoded volumes that the later stages learn from.
package struct PoolSettings: Codable, Sendable, Equatable {
  /// Encoded volumes at a time.
  package var size = 2048
  /// Steps between the renewals of two groups of eight.
  package var renewal = 2
  /// Held-out volumes that a validation looks at.
  package var validationVolumes = 256

  package init() {}
}

/// What the denoiser's stage takes beyond ``StageSettings``.
package struct DiffusionSettings: Codable, Sendable, Equatable {
  package var stage = StageSettings(steps: 5000, batch: 64, learningRate: 1e-3)
  /// The fraction of samples that are shown without their condition.
  package var conditionDropout = 0.1
  /// The fraction of the others that are shown with a random part of it, where the denoiser has a mask for
  /// each condition; nil for ``defaultPartialFraction``.
  package var partialFraction: Double?

  package static let defaultPartialFraction = 0.3

  var partialRequests: Double { partialFraction ?? Self.defaultPartialFraction }

  /// Whether and how the denoiser is also taught to meet its conditions as the predictor sees them.
  package var consistency: ConsistencySettings?

  /// Whether and how it is also taught to meet requests near its films as decoded volumes have them.
  package var measuredConsistency: MeasuredConsistencySettings?

  package init() {}
}

/// The part of a denoiser's loss that compares what it expects with its conditions.
package struct ConsistencySettings: Codable, Sendable, Equatable {
  /// Beside the mean square error of the velocity or the noise.
  package var weight = 0.3
  /// Only latents with at most this standard deviation of noise count.
  package var below = 0.8

  package init() {}
}

/// The part of a denoiser's loss that compares the decoded volumes that it expects with requests near its films.
package struct MeasuredConsistencySettings: Codable, Sendable, Equatable {
  /// Beside the mean square error of the velocity or the noise.
  package var weight = 0.3
  /// The highest standard deviation of noise.
  package var below = 0.7
  /// Latents a step, at most the batch.
  package var samples = 16
  /// The standard deviation of the difference of a request from its film, in those of the training set.
  package var shift = 0.3
  /// The part of the stage's steps that comes first, without it; nil for none. What a young denoiser expects is no film yet,
  /// and a step without costs a third or less.
  package var after: Double?

  package init() {}

  /// Whether step `step` of `steps` takes part.
  func counts(at step: Int, of steps: Int) -> Bool { Double(step) >= (after ?? 0) * Double(steps) }
}

/// What the tuning of the predictor takes beyond ``StageSettings``.
package struct TuningSettings: Codable, Sendable, Equatable {
  package var stage = StageSettings(steps: 800, batch: 24, learningRate: 5e-4)
  /// How often samples are drawn, each time steered by the predictor as it then is.
  package var rounds = 2
  /// Samples that are drawn, decoded and measured in a round; rounded up to whole portions.
  package var samples = 1024
  /// The fraction of a step's latents that are samples; the others are encoded films.
  package var share = 0.5

  package init() {}

  /// The round that step `step` belongs to, counted from 0.
  func round(of step: Int) -> Int { min(step, stage.steps - 1) * rounds / stage.steps }
}
