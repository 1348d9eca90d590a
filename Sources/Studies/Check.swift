import LatentDiffusion
import Realism

/// Whether a request is realistic for a model: its verdict and what stands behind it.
///
/// - Parameters:
///   - targets: `NAME=VALUE` for one or more of the model's conditions.
///   - model: A bundle on the shelf or a path.
/// - Complexity: O(training samples); libtorch is not loaded.
public func check(_ targets: [String], model: String) throws -> CheckReport {
  let bundle = try ModelShelf.folder(of: model)
  let card = try ModelCard.load(bundle)
  let request = try TargetList(
    targets, allowed: card.conditions, of: "a condition of \(card.name)")
  guard !request.values.isEmpty else {
    throw StudyError.malformedTarget(text: "", problem: "no target is given")
  }
  let distribution = try RequestCheck.distribution(of: card, in: bundle)
  return CheckReport(
    try RequestCheck(of: request.values, model: card.name, in: distribution),
    settings: distribution.settings)
}

/// What `binodal check` says.
public struct CheckReport: Encodable, Sendable {
  public struct Blocker: Encodable, Sendable {
    public let attribute: String
    public let asked: Double
    /// The value that would make the request denser, all others kept.
    public let better: Double
    public let quantileAfter: Double
  }
  public struct Near: Encodable, Sendable {
    /// Distance in standard deviations of the whitened training set.
    public let distance: Double
    public let values: [String: Double]
  }

  public let model: String
  public let request: [String: Double]
  public let verdict: String
  /// The part of the training set that lies in emptier places than the request.
  public let densityQuantile: Double
  public let realisticFrom: Double
  public let marginalFrom: Double
  public let brokenLaws: [String]
  public let blockers: [Blocker]
  public let nearestTrainingSamples: [Near]
  public let nearestRealistic: Near?

  init(_ check: RequestCheck, settings: RealismSettings) {
    let assessment = check.assessment
    model = check.model
    request = check.request
    verdict = assessment.verdict.rawValue
    densityQuantile = assessment.quantile
    realisticFrom = settings.realisticQuantile
    marginalFrom = settings.marginalQuantile
    brokenLaws = assessment.brokenLaws
    blockers = assessment.blockers.map {
      Blocker(
        attribute: $0.name, asked: $0.value, better: $0.suggestion,
        quantileAfter: $0.quantileAfter)
    }
    nearestTrainingSamples = assessment.nearest.map {
      Near(distance: $0.distance, values: check.named($0))
    }
    nearestRealistic = check.nearest.map { Near(distance: $0.distance, values: $0.values) }
  }
}
