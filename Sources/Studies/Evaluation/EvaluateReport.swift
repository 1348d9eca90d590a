package import Evaluation
package import LatentDiffusion

/// What `binodal evaluate` measured: evaluation.json.
package struct EvaluationReport: Encodable, Sendable {
  /// Requested against measured, one sample a request.
  package struct Parity: Encodable, Sendable {
    package let requests: Int
    /// Samples of which a requested descriptor is 0/0; they are in no agreement.
    package let undefined: Int
    package let agreements: [Agreement]
  }

  /// Many samples of one request.
  package struct Fixed: Encodable, Sendable {
    package let names: [String]
    package let request: FixedRequest
    package let undefined: Int
    /// The spread of the predictor's means over the samples, by predicted attribute.
    package let predicted: [String: Summary]
  }

  /// Held-out volumes after encoding.
  package struct HeldOut: Encodable, Sendable {
    package let volumes: Int
    /// The share of voxels that survive encoding and decoding.
    package let voxelAccuracy: Summary
    /// Descriptors before against after encoding and decoding.
    package let reconstruction: [Agreement]
    /// True against predicted.
    package let predictor: [Agreement]
    package let coverage: [Coverage]
  }

  /// S₂ distances between samples of the fixed request, and between simulated volumes.
  package struct Diversity: Encodable, Sendable {
    package let distances: Comparison
    /// Simulated volumes of like conditions, each of another series.
    package let simulatedVolumes: Int
    /// How far their conditions lie from the request, in standard deviations of the training set.
    package let conditionDistance: Summary
  }

  /// S₂ distances to the nearest training volume.
  package struct Memorisation: Encodable, Sendable {
    /// From generated volumes, and from held-out simulated ones.
    package let distances: Comparison
    /// From each training volume to the nearest of another series.
    package let betweenTraining: Summary
    package let trainingVolumes: Int
    /// Generated volumes nearer to a training volume than any two training volumes of different
    /// series are to each other.
    package let suspects: Int
    package let nearestSample: String
    package let nearestVolume: String
  }

  /// Generated volumes against the simulated volumes whose conditions were requested.
  package struct Fidelity: Encodable, Sendable {
    /// S₂ distances to the simulated volume; from generated and from simulated ones of the most
    /// like conditions, each of another series.
    package let correlations: Comparison
    /// The same for chord lengths, W₁ in voxels.
    package let chords: Comparison
    /// Of the simulated neighbours' conditions, in standard deviations of the training set.
    package let conditionDistance: Summary
  }

  package let model: String
  package let seed: UInt64
  package let sampler: SamplerSettings
  /// Where the requests come from.
  package let source: String
  package internal(set) var parity: Parity?
  package internal(set) var fixed: Fixed?
  package internal(set) var heldOut: HeldOut?
  package internal(set) var diversity: Diversity?
  package internal(set) var memorisation: Memorisation?
  package internal(set) var fidelity: Fidelity?
  package internal(set) var oneRecipe: OneRecipe?
  package internal(set) var stages: Stages?
  /// Of generating alone, over the samples that this run made.
  package internal(set) var secondsPerSample: Double?
  /// What was left out or must be known, a sentence each.
  package internal(set) var remarks: [String]
  /// Every picture, by path.
  package internal(set) var figures: [String] = []
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
