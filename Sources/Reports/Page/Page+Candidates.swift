import Ledger

extension Page {
  var candidates: String {
    guard !record.candidates.isEmpty else { return "<p>No candidate was recorded.</p>" }
    let targets = record.statedTargets
    let heads =
      ["Rank"]
      + targets.map { "\(name($0.attribute))<br>target \(html(record.words($0)))" }
      + ["Largest deviation", "Predicted φ", "Predicted χ", "Predicted log₁₀ t", "Seed, sample"]
    let rows = record.candidates.map { candidate in
      [rank(candidate)] + targets.map { measured(candidate.measured[$0.attribute], $0) }
        + [error(candidate)] + ["phi", "chi", "log_time"].map { predicted(candidate, $0) }
        + ["\(candidate.seed), \(candidate.sample)"]
    }
    return htmlTable(heads, rows)
      + "<p class=\"note\">Measured on the voxels. ✗: outside the tolerance. Deviation: the "
      + "largest |measured − target|, in the attribute's own unit. ±: one standard deviation of "
      + "the feature predictor. Seed and sample make the volume again.</p>"
  }

  private func rank(_ candidate: CandidateRecord) -> String {
    let folder = candidate.folder.map { "<br><code>\(html($0))</code>" } ?? ""
    return "\(candidate.rank)\(folder)"
  }

  private func error(_ candidate: CandidateRecord) -> String {
    let worst = candidate.worstAttribute.map { "<br><code>\(html($0))</code>" } ?? ""
    return verdict(fixed(candidate.error, 4), met: candidate.within) + worst
  }

  private func predicted(_ candidate: CandidateRecord, _ attribute: String) -> String {
    candidate.predicted[attribute].map { plusMinus($0.mean, $0.deviation) } ?? "–"
  }
}
