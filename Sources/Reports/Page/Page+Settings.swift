import Ledger

extension Page {
  var search: String {
    guard !record.evaluations.isEmpty else { return "<p>No evaluation was recorded.</p>" }
    let failed = record.evaluations.filter { $0.failure != nil }
    let seconds = record.evaluations.reduce(0) { $0 + $1.seconds }
    let best = record.evaluations.filter { $0.feasible }.compactMap(\.objective).min()
    let reason = record.facts[.stopReason].map { " It ended because: \(html($0))." } ?? ""
    return "<p>\(record.evaluations.count) evaluations in \(fixed(seconds, 1)) s"
      + (best.map { "; smallest objective \(tidy($0))" } ?? "") + ".\(reason)</p>"
      + (failed.isEmpty ? "" : failures(failed))
  }

  private func failures(_ failed: [EvaluationRecord]) -> String {
    let rows = failed.map { ["\($0.id ?? 0)", html($0.failure ?? "")] }
    return htmlTable(["Evaluation", "Why it failed"], rows)
  }

  var settings: String {
    let rows = record.facts.sorted { $0.key.rawValue < $1.key.rawValue }.map {
      [html($0.key.rawValue.replacing("_", with: " ")), html($0.value)]
    }
    let facts = rows.isEmpty ? "" : htmlTable(["Setting", "Value"], rows)
    return facts + notes + left + studyText
  }

  private var notes: String {
    let told = record.events.filter { $0.level != .info }
    guard !told.isEmpty else { return "" }
    let rows = told.map { [html($0.time), html($0.level.rawValue), html($0.text)] }
    return "<h3>Warnings</h3>" + htmlTable(["Time", "Level", "What"], rows)
  }

  private var left: String {
    guard !skipped.isEmpty else { return "" }
    let items = skipped.map { "<li>\(html($0))</li>" }.joined()
    return "<h3>Figures left out</h3><ul>\(items)</ul>"
  }

  private var studyText: String {
    guard let study = record.study else { return "" }
    return "<h3>The study as it ran</h3><pre>\(html(study))</pre>"
  }
}
