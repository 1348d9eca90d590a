import LatentDiffusion
import Realism
import Reports

/// Whether a request is realistic for a model: its verdict and what stands behind it.
///
/// - Parameters:
///   - targets: `NAME=VALUE` for one or more of the model's conditions.
///   - model: A bundle on the shelf or a path.
///   - plot: A picture's file, or a folder for the picture in every form; nil draws none.
/// - Complexity: O(training samples); libtorch is not loaded.
package func check(
  _ targets: [String], model: String, plot: String? = nil
) throws -> CheckReport {
  let bundle = try ModelShelf.folder(of: model)
  let card = try ModelCard.load(bundle)
  let request = try TargetList(
    targets, allowed: card.conditions, of: "a condition of \(card.name)")
  guard !request.values.isEmpty else {
    throw StudyError.malformedTarget(text: "", problem: "no target is given")
  }
  let distribution = try RequestCheck.distribution(of: card, in: bundle)
  let check = try RequestCheck(of: request.values, model: card.name, in: distribution)
  let files = try plot.map { try check.picture(in: distribution).draw(to: $0) }
  return CheckReport(check, settings: distribution.settings, files: files)
}

extension RequestCheck {
  /// The request among the training samples, with the way to the nearest realistic one.
  fileprivate func picture(in distribution: TrainingDistribution) -> RealismPlot {
    let columns = names.map { distribution.names.firstIndex(of: $0)! }
    return RealismPlot(
      attributes: names, labels: names.map(axisLabel),
      samples: (0..<distribution.rows).map { row in
        let sample = distribution.sample(row)
        return columns.map { sample[$0] }
      },
      request: names.map { request[$0]! },
      nearest: nearest.map { found in names.map { found.values[$0]! } },
      verdict: assessment.verdict.rawValue)
  }
}

/// What `binodal check` says.
package struct CheckReport: Encodable, Sendable {
  package struct Blocker: Encodable, Sendable {
    package let attribute: String
    package let asked: Double
    /// The value that would make the request denser, all others kept.
    package let better: Double
    package let quantileAfter: Double
  }
  package struct Near: Encodable, Sendable {
    /// Distance in standard deviations of the whitened training set.
    package let distance: Double
    package let values: [String: Double]
  }

  package let model: String
  package let request: [String: Double]
  package let verdict: String
  /// The part of the training set that lies in emptier places than the request.
  package let densityQuantile: Double
  package let realisticFrom: Double
  package let marginalFrom: Double
  package let brokenLaws: [String]
  package let blockers: [Blocker]
  package let nearestTrainingSamples: [Near]
  package let nearestRealistic: Near?
  /// The files of the picture; nil where none was asked for.
  package let files: [String]?

  init(_ check: RequestCheck, settings: RealismSettings, files: [String]? = nil) {
    let assessment = check.assessment
    self.files = files
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
