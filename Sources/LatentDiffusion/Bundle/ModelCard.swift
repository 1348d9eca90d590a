package import PhaseField
package import ProcessModel
package import Volumes

/// All that is known about a model except its weights: `model.json` of a bundle.
package struct ModelCard: Codable, Sendable, Equatable {
  /// The format of the bundle; this code reads format 1.
  package var format = 1
  package var name: String
  /// One sentence for people.
  package var summary: String
  package var architecture: Architecture
  /// What a request gives, in the order of every condition vector.
  package var conditions: [String]
  /// What the predictor estimates, in its order.
  package var predictions: [String]
  /// The columns of `distribution.safetensors`.
  package var attributes: [String]
  /// The phases that the networks tell apart, in the order of their channels.
  package var phases: [Phase]
  /// The cuts of φ that made the phases of the training set; nil where the phases came with the
  /// data, as those of a tomogram do.
  package var phaseCuts: PhaseCuts?
  /// The physics by which the films of the training set were simulated, so that a recipe is proved by
  /// the physics that it was learnt from; nil where they were not simulated, and in cards of before it
  /// was recorded.
  package var physics: AnnealingSettings?
  /// The forward model: how each quantity of films follows from their recipe; nil where recipes are not
  /// known or too few films were there.
  package var process: [ProcessFit]?
  /// Wide films, by which recipes are chosen and judged; nil where there are none.
  package var wideFilms: WideFilms?
  /// The length of a voxel of the training set, nm.
  package var spacing: Spacing
  /// The sides of the volumes of the training set; what is generated unless asked otherwise.
  package var shape: Shape
  package var sides: Sides
  /// One for each attribute: how it spreads over the training set.
  package var scales: [AttributeScale]
  /// How the latents of the training set spread.
  package var latents: LatentScale
  /// How samples are drawn unless asked otherwise.
  package var sampler: SamplerSettings
  package var corpus: CorpusRecord
  package var training: [TrainingRecord]
  /// What each predicted standard deviation is multiplied by, by attribute, so that the central 90 %
  /// intervals hold 90 % of the validation volumes; absent, or 1 for what is not named, until it
  /// is measured.
  package var widening: [String: Double]?
  /// Measured on held-out conditions; absent until measured.
  package var quality: Quality?
  /// What the other files of the bundle must be; absent in cards of before they were recorded.
  package var files: [String: FileRecord]?
  /// The SHA-256 of this card, taken with zeros in its place; absent in old cards.
  package var digest: String?

  /// nx, ny and nz of a requested volume must be multiples of this.
  package var sideMultiple: Int { architecture.sideMultiple }

  /// Whether a request may leave conditions open, which the model then draws with the volume.
  package var knowsPartialConditions: Bool { architecture.denoiser.separateMasks ?? false }

  /// The scale of the attribute called `name`.
  package func scale(of name: String) throws(LatentDiffusionError) -> AttributeScale {
    guard let scale = scales.first(where: { $0.name == name }) else {
      throw .attribute(name: name, known: scales.map(\.name))
    }
    return scale
  }
}

/// Mean and standard deviation of each channel of the latents of the training set.
package struct LatentScale: Codable, Sendable, Equatable {
  package var means: [Double]
  package var deviations: [Double]
}

/// What a model was trained on.
package struct CorpusRecord: Codable, Sendable, Equatable {
  package var name: String
  /// The corpus's own hash of all its content.
  package var hash: String
  package var trainingSeries: Int
  package var trainingSamples: Int
  package var heldOutSeries: Int
  package var heldOutSamples: Int
}

/// How one stage of a model was trained.
package struct TrainingRecord: Codable, Sendable, Equatable {
  package var stage: String
  package var steps: Int
  package var batch: Int
  package var learningRate: Double
  package var seed: UInt64
  package var parameters: Int
  package var minutes: Double
  /// The validation of the weights that were kept, by quantity.
  package var validation: [String: Double]
  /// The step whose weights were kept; absent in cards of before they were chosen by validation.
  package var bestStep: Int?
}
