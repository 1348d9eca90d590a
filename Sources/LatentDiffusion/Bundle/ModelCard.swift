public import PhaseField
public import ProcessModel
public import Volumes

/// All that is known about a model except its weights: `model.json` of a bundle.
public struct ModelCard: Codable, Sendable, Equatable {
  /// The format of the bundle; this code reads format 1.
  public var format = 1
  public var name: String
  /// One sentence for people.
  public var summary: String
  public var architecture: Architecture
  /// What a request gives, in the order of every condition vector.
  public var conditions: [String]
  /// What the predictor tells, in its order.
  public var predictions: [String]
  /// The columns of `distribution.safetensors`.
  public var attributes: [String]
  /// The phases that the networks tell apart, in the order of their channels.
  public var phases: [Phase]
  /// The cuts of φ that made the phases of the training set; nil where the phases came with the
  /// data, as those of a tomogram do.
  public var phaseCuts: PhaseCuts?
  /// The physics by which the films of the training set were simulated, so that a recipe is proved by
  /// the physics that it was learnt from; nil where they were not simulated, and in cards of before it
  /// was recorded.
  public var physics: AnnealingSettings?
  /// The forward model: how each quantity of films follows from their recipe; nil where recipes are not
  /// known or too few films were there.
  public var process: [ProcessFit]?
  /// Wide films, by which recipes are chosen and judged; nil where there are none.
  public var wideFilms: WideFilms?
  /// The length of a voxel of the training set, nm.
  public var spacing: Spacing
  /// The sides of the volumes of the training set; what is generated unless asked otherwise.
  public var shape: Shape
  public var sides: Sides
  /// One for each attribute: how it spreads over the training set.
  public var scales: [AttributeScale]
  /// How the latents of the training set spread.
  public var latents: LatentScale
  /// How samples are drawn unless asked otherwise.
  public var sampler: SamplerSettings
  public var corpus: CorpusRecord
  public var training: [TrainingRecord]
  /// What each predicted standard deviation is multiplied by, by attribute, so that the central 90 %
  /// intervals hold 90 % of the validation volumes; absent, or 1 for what is not named, until it
  /// is measured.
  public var widening: [String: Double]?
  /// Measured on held-out conditions; absent until measured.
  public var quality: Quality?
  /// What the other files of the bundle must be; absent in cards of before they were recorded.
  public var files: [String: FileRecord]?
  /// The SHA-256 of this card, taken with zeros in its place; absent in old cards.
  public var digest: String?

  /// nx, ny and nz of a requested volume must be multiples of this.
  public var sideMultiple: Int { architecture.sideMultiple }

  /// The scale of the attribute called `name`.
  public func scale(of name: String) throws(LatentDiffusionError) -> AttributeScale {
    guard let scale = scales.first(where: { $0.name == name }) else {
      throw .attribute(name: name, known: scales.map(\.name))
    }
    return scale
  }
}

/// Mean and standard deviation of each channel of the latents of the training set.
public struct LatentScale: Codable, Sendable, Equatable {
  public var means: [Double]
  public var deviations: [Double]
}

/// What a model was trained on.
public struct CorpusRecord: Codable, Sendable, Equatable {
  public var name: String
  /// The corpus's own hash of all its content.
  public var hash: String
  public var trainingSeries: Int
  public var trainingSamples: Int
  public var heldOutSeries: Int
  public var heldOutSamples: Int
}

/// How one stage of a model was trained.
public struct TrainingRecord: Codable, Sendable, Equatable {
  public var stage: String
  public var steps: Int
  public var batch: Int
  public var learningRate: Double
  public var seed: UInt64
  public var parameters: Int
  public var minutes: Double
  /// The validation of the weights that were kept, by quantity.
  public var validation: [String: Double]
  /// The step whose weights were kept; absent in cards of before they were chosen by validation.
  public var bestStep: Int?
}
