public import Evaluation
public import LatentDiffusion

/// What `binodal evaluate` measured: evaluation.json.
public struct EvaluationReport: Encodable, Sendable {
  /// Requested against measured, one sample a request.
  public struct Parity: Encodable, Sendable {
    public let requests: Int
    /// Samples of which a requested descriptor is 0/0; they are in no agreement.
    public let undefined: Int
    public let agreements: [Agreement]
  }

  /// Many samples of one request.
  public struct Fixed: Encodable, Sendable {
    public let names: [String]
    public let request: FixedRequest
    public let undefined: Int
    /// The spread of the predictor's means over the samples, by predicted attribute.
    public let predicted: [String: Summary]
  }

  /// Held-out volumes after encoding.
  public struct HeldOut: Encodable, Sendable {
    public let volumes: Int
    /// The share of voxels that survive encoding and decoding.
    public let voxelAccuracy: Summary
    /// Descriptors before against after encoding and decoding.
    public let reconstruction: [Agreement]
    /// True against predicted.
    public let predictor: [Agreement]
    public let coverage: [Coverage]
  }

  /// S₂ distances between samples of the fixed request, and between simulated volumes.
  public struct Diversity: Encodable, Sendable {
    public let distances: Comparison
    /// Simulated volumes of like conditions, each of another series.
    public let simulatedVolumes: Int
    /// How far their conditions lie from the request, in standard deviations of the training set.
    public let conditionDistance: Summary
  }

  /// S₂ distances to the nearest training volume.
  public struct Memorisation: Encodable, Sendable {
    /// From generated volumes, and from held-out simulated ones.
    public let distances: Comparison
    /// From each training volume to the nearest of another series.
    public let betweenTraining: Summary
    public let trainingVolumes: Int
    /// Generated volumes nearer to a training volume than any two training volumes of different
    /// series are to each other.
    public let suspects: Int
    public let nearestSample: String
    public let nearestVolume: String
  }

  /// Generated volumes against the simulated volumes whose conditions were requested.
  public struct Fidelity: Encodable, Sendable {
    /// S₂ distances to the simulated volume; from generated and from simulated ones of the most
    /// like conditions, each of another series.
    public let correlations: Comparison
    /// The same for chord lengths, W₁ in voxels.
    public let chords: Comparison
    /// Of the simulated neighbours' conditions, in standard deviations of the training set.
    public let conditionDistance: Summary
  }

  public let model: String
  public let seed: UInt64
  public let sampler: SamplerSettings
  /// Where the requests come from.
  public let source: String
  public internal(set) var parity: Parity?
  public internal(set) var fixed: Fixed?
  public internal(set) var heldOut: HeldOut?
  public internal(set) var diversity: Diversity?
  public internal(set) var memorisation: Memorisation?
  public internal(set) var fidelity: Fidelity?
  public internal(set) var oneRecipe: OneRecipe?
  /// Of generating alone, over the samples that this run made.
  public internal(set) var secondsPerSample: Double?
  /// What was left out or must be known, a sentence each.
  public internal(set) var remarks: [String]
  /// Every picture, by path.
  public internal(set) var figures: [String] = []
}

extension EvaluationReport {
  /// The quality for a model card; nil before requests were made.
  var quality: Quality? {
    guard let parity else { return nil }
    let ratios = [
      ("diversity", diversity?.distances.ratio),
      ("nearest_training", memorisation?.distances.ratio),
      ("correlations", fidelity?.correlations.ratio), ("chords", fidelity?.chords.ratio),
      ("recipe_diversity", oneRecipe?.correlations.diversity),
    ].compactMap { name, ratio in ratio.map { (name, $0) } }
    return Quality(
      requests: parity.requests, parity: parity.agreements,
      voxelAccuracy: heldOut?.voxelAccuracy.mean, reconstruction: heldOut?.reconstruction ?? [],
      predictor: heldOut?.predictor ?? [],
      coverage: Dictionary(
        uniqueKeysWithValues: (heldOut?.coverage ?? []).map { ($0.name, $0.ninety) }),
      fixedRequest: fixed?.request, source: source, seed: seed,
      structure: ratios.isEmpty ? nil : Dictionary(uniqueKeysWithValues: ratios))
  }
}
