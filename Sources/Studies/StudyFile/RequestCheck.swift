import Descriptors
package import LatentDiffusion
package import Realism

/// Whether a request is realistic for a model, and what would be.
///
/// The density of the training set at the request is ranked among the training samples' own: a
/// quantile of 0.12 means that the model saw denser surroundings in 88 % of its training.
package struct RequestCheck: Sendable {
  package let model: String
  package let request: [String: Double]
  /// The requested names in the order of the model's conditions.
  package let names: [String]
  package let assessment: Assessment
  /// The nearest realistic request; nil where the request is realistic itself, or where that was not sought.
  package let nearest: Projection?

  /// - Parameter seekingNearest: Whether to look for the nearest realistic request, which takes most of the time.
  /// - Throws: ``RealismError`` when an attribute is unknown to the distribution.
  init(
    of request: [String: Double], model: String, in distribution: TrainingDistribution,
    seekingNearest: Bool = true
  ) throws {
    self.model = model
    self.request = request
    names = distribution.names.filter { request[$0] != nil }
    // set up once for both
    let judge = try distribution.marginal(over: request.keys.sorted())
    assessment = try judge.assess(request)
    let isSought = seekingNearest && assessment.verdict != .realistic
    nearest = isSought ? try judge.nearestRealistic(to: request) : nil
  }

  /// The training distribution of a model's conditions.
  package static func distribution(
    of card: ModelCard, in bundle: String
  ) throws -> TrainingDistribution {
    try distribution(of: card, from: TrainingAttributes.load(bundle, card: card))
  }

  /// The training distribution of a model's conditions, from a table that is read already.
  static func distribution(
    of card: ModelCard, from training: TrainingAttributes
  ) throws -> TrainingDistribution {
    try TrainingDistribution(
      names: card.conditions, samples: try training.columns(card.conditions), rows: training.rows,
      groups: training.series)
  }

  /// The nearest training samples by name: the distribution's order over what was requested.
  func named(_ neighbour: Neighbour) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: zip(names, neighbour.values))
  }

  /// One sentence for a request that is refused.
  var advice: String {
    let asked = Self.sentence(request)
    let why =
      assessment.brokenLaws.first
      ?? "only \(percent(assessment.quantile)) of \(model)'s training set lies in emptier places"
    let instead =
      nearest.map { "; the nearest realistic request is \(Self.sentence($0.values))" } ?? ""
    let blocker = assessment.blockers.first.map { "; \($0.name) blocks it most" } ?? ""
    return
      "the request (\(asked)) is unrealistic: \(why)\(blocker)\(instead); set unrealistic: project "
      + "to move there, or allow to go on all the same"
  }

  static func sentence(_ values: [String: Double]) -> String {
    values.sorted { $0.key < $1.key }.map { "\($0.key) \(decimal($0.value, 3))" }
      .joined(separator: ", ")
  }

  private func percent(_ quantile: Double) -> String { decimal(100 * quantile, 2) + " %" }
}
