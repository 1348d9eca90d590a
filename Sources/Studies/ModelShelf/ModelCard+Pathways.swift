import InverseDesign
package import LatentDiffusion

extension ModelCard {
  /// Why this model can tell no pathways, in a sentence; nil where it can.
  ///
  /// A pathway is a place in (φ, χ, log_time): a model that did not learn all three has none.
  package var noPathways: String? {
    let missing = ProcessAxis.allCases.map(\.rawValue).filter { !predictions.contains($0) }
    guard !missing.isEmpty else { return nil }
    let learnt =
      missing.count == ProcessAxis.allCases.count
      ? "no processing parameters were learnt"
      : "\(missing.joined(separator: " and ")) \(missing.count == 1 ? "was" : "were") not learnt"
    return "none: \(learnt) by \(name), so there are no pathways"
  }
}
