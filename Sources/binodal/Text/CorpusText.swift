import Descriptors
import Studies

/// What `binodal corpus` prints for people.
///
/// - Parameter names: The attributes whose correlations are shown; empty for a first few.
func corpusText(_ facts: CorpusFacts, correlated names: [String] = []) -> String {
  let rejected =
    facts.rejectedSeries > 0 ? "\n\(facts.rejectedSeries) series gave no sample" : ""
  let head = """
    \(facts.folder): \(facts.name), \(facts.shape) voxels, \(facts.sides) sides, \(facts.origin)
    content hash \(facts.hash)\(rejected)
    """
  return ([head] + facts.labellings.map { labellingText($0, names) }).joined(separator: "\n\n")
}

private func labellingText(_ facts: CorpusFacts.Labelling, _ names: [String]) -> String {
  let splits = facts.splits.map { "\($0.samples) \($0.split) volumes of \($0.series) series" }
  let parts = [
    "\(facts.labels): " + splits.joined(separator: ", "),
    rangesText(facts),
    correlationsText(facts, names),
    facts.findings.map { "\($0.verdict): \($0.check): \($0.words)" }
      .joined(separator: "\n"),
    facts.figure.first { $0.hasSuffix(".png") } ?? "",
  ]
  return parts.filter { !$0.isEmpty }.joined(separator: "\n")
}

private func rangesText(_ facts: CorpusFacts.Labelling) -> String {
  var rows = [["attribute", "min", "median", "max", "std", "0/0", "no path"]]
  rows += facts.ranges.map {
    [
      $0.attribute, fixed($0.minimum), fixed($0.median), fixed($0.maximum), fixed($0.deviation),
      "\($0.undefined)", "\($0.infinite)",
    ]
  }
  return aligned(rows)
}

/// The matrix of the attributes named, or of the first eight that every reader asks for.
private func correlationsText(_ facts: CorpusFacts.Labelling, _ names: [String]) -> String {
  guard let all = facts.correlations else { return "" }
  let usual = [
    "vol_frac_D", "vol_frac_M", "tortuosity_A", "tortuosity_D", "tau_D", "phi", "chi", "log_time",
  ]
  let wanted = names.isEmpty ? usual : names
  let shown = wanted.compactMap { Attribute.spelling(of: $0, among: all.attributes) }
  let places = shown.map { all.attributes.firstIndex(of: $0)! }
  guard shown.count > 1 else { return "" }
  let numbers = shown.indices.map { "\($0 + 1)" }
  var rows = [["correlation", ""] + numbers]
  for (row, place) in places.enumerated() {
    rows.append(
      [shown[row], numbers[row]] + places.map { all.matrix[place][$0].map { fixed($0, 2) } ?? "–" })
  }
  return aligned(rows)
}
