import LatentDiffusion
import Volumes
/// What `binodal evaluate` is asked.
package struct EvaluateOptions: Codable, Equatable, Sendable {
  package var model: String
  /// Requests drawn from held-out conditions, one sample each.
  package var samples = 200
  /// Samples of the fixed condition.
  package var fixedSamples = 200
  /// `NAME=VALUE` for conditions of the fixed request; the others keep their standard.
  package var fixed: [String] = []
  package var seed: UInt64 = 1
  /// A corpus with held-out volumes; without one, what needs them is left out.
  package var corpus: String?
  /// The label set of the corpus; nil for the one with the model's cuts.
  package var labels: String?
  /// Whether every volume of the corpus counts as held out, and not only one split: for a corpus that
  /// the model has not learned from.
  package var usesAll = false
  /// The most held-out volumes that are encoded and compared with.
  package var volumes = 100
  /// The most training volumes among which the nearest is looked for.
  package var trainingVolumes = 2000
  /// Requests for which the stages of the sampler are compared, at most as many as samples; 0 for none.
  package var stages = 64
  /// Films of the recipe that the predictor reads from the samples of the fixed request; below 2
  /// none is simulated.
  package var films = 6
  package var out: String
  package var sampler = SamplerPlan()
  package var threads = 0
  package var resume = false
  /// Whether the measured quality is written into the bundle's model.json.
  package var writeCard = false
  package var drawsFigures = true

  package init(model: String, out: String) { (self.model, self.out) = (model, out) }
}

/// Why a sample is made.
enum SampleKind: String, CaseIterable, Codable, Sendable {
  /// For a request of its own.
  case parity
  /// For the fixed request.
  case fixed

  /// The index of the kind's first sample among the noises of a seed: adding samples to one kind
  /// moves none of the other.
  var firstIndex: Int { self == .parity ? 0 : 1_000_000 }
}

/// What must be the same for samples of an earlier run to count: written to settings.json.
struct EvaluationSettings: Codable, Equatable {
  static let file = "/settings.json"

  /// SHA-256 of the bundle's card, but for its quality, and of its weights.
  let bundle: String
  let seed: UInt64
  let sampler: SamplerSettings
  /// The conditions that requests are drawn from: their source, and SHA-256 of the numbers.
  let source: String
  let rows: String
  let fixed: [Double]
  /// Of the volumes; nil for the model's own.
  let shape: Shape?

  /// The names of the settings in which two runs differ.
  func differences(from other: EvaluationSettings) -> [String] {
    [
      ("model", bundle == other.bundle), ("seed", seed == other.seed),
      ("sampler", sampler == other.sampler),
      ("conditions to draw from", source == other.source && rows == other.rows),
      ("fixed request", fixed == other.fixed), ("shape", shape == other.shape),
    ].filter { !$0.1 }.map(\.0)
  }
}
