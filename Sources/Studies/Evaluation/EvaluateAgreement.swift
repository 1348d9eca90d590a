import Evaluation
import LatentDiffusion

/// Requested against measured, from the journal.
extension EvaluationReport.Parity {
  init?(_ samples: [EvaluatedSample], names: [String]) {
    let defined = samples.filter { $0.measured.allSatisfy(\.isFinite) }
    guard defined.count > 1 else { return nil }
    requests = samples.count
    undefined = samples.count - defined.count
    agreements = names.indices.map { index in
      Agreement(
        name: names[index], expected: defined.map { $0.requested[index] },
        found: defined.map { $0.measured[index] })
    }
  }
}

extension EvaluationReport.Fixed {
  /// How near to the request counts as met, in every descriptor.
  static let tolerance = 0.03

  init?(_ samples: [EvaluatedSample], condition: [Double], card: ModelCard) {
    let defined = samples.filter { $0.measured.allSatisfy(\.isFinite) }
    guard !defined.isEmpty else { return nil }
    names = card.conditions
    request = FixedRequest(
      condition: condition, measured: defined.map(\.measured), tolerance: Self.tolerance)
    undefined = samples.count - defined.count
    predicted = Dictionary(
      uniqueKeysWithValues: card.predictions.indices.map { index in
        (card.predictions[index], Summary(samples.map { $0.means[index] })!)
      })
  }
}
