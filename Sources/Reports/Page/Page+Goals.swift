import Ledger

/// What was held and what was traded: hard constraints and the front of several objectives.
extension Page {
  /// A line of the answer; empty where the study holds nothing.
  var constraints: String {
    guard !record.limits.isEmpty else { return "" }
    let kept = record.candidates
    let keeping = kept.count { $0.broken?.isEmpty ?? true }
    let list = record.limits.map(words).joined(separator: "; ")
    let blocked = record.events.last { $0.level == .warning && $0.text.contains("constraint") }
      .map { "; <strong>\(html($0.text))</strong>" }
    return "<dt>Constraints</dt><dd>\(list): \(keeping) of \(kept.count) candidates keep "
      + "\(record.limits.count == 1 ? "it" : "them all")\(blocked ?? "").</dd>"
  }

  /// " has opv_figure_of_merit 0.429": what a candidate has of what is pushed.
  func pushed(_ candidate: CandidateRecord) -> String {
    let values = record.objectives
      .compactMap { target in
        candidate.measured[target.attribute].map {
          "\(html(record.label(target.attribute))) \(tidy($0))"
        }
      }
    return values.isEmpty ? "" : " has " + values.joined(separator: " and ")
  }

  private func words(_ limit: LimitRecord) -> String {
    let name = html(record.label(limit.attribute))
    switch (limit.lower, limit.upper) {
    case (let low?, let high?): return "\(name) from \(tidy(low)) to \(tidy(high))"
    case (let low?, nil): return "\(name) at least \(tidy(low))"
    case (nil, let high?): return "\(name) at most \(tidy(high))"
    case (nil, nil): return name
    }
  }

  /// Each candidate's value of each constraint; empty where the study holds nothing.
  var kept: String {
    guard !record.limits.isEmpty, !record.candidates.isEmpty else { return "" }
    let rows = record.candidates.map { candidate in
      ["\(candidate.rank)"] + record.limits.map { value(of: candidate, $0) }
    }
    return "<h3>Constraints</h3>" + htmlTable(["Rank"] + record.limits.map(words), rows)
      + "<p class=\"note\">✗: broken. A candidate that breaks a constraint never ranks above one "
      + "that keeps all.</p>"
  }

  private func value(of candidate: CandidateRecord, _ limit: LimitRecord) -> String {
    guard let value = candidate.measured[limit.attribute] else {
      return verdict("undefined", met: false)
    }
    return verdict(fixed(value, max(3, decimals(of: limit.scale))), met: limit.isKept(by: value))
  }

  /// The front as a table; empty where there is none.
  var front: String {
    guard !record.front.isEmpty else { return "" }
    let objectives = record.objectives
    let conditions = record.front[0].condition.keys.sorted()
    let rows = record.front.map { point in
      ["\(point.number)", role(point)]
        + objectives.map { target in
          guard let mean = point.measured[target.attribute] else { return "–" }
          return plusMinus(mean, point.spread[target.attribute] ?? 0)
        } + conditions.map { point.condition[$0].map { fixed($0, 3) } ?? "–" }
    }
    let heads =
      ["Point", ""] + objectives.map { "\(name($0.attribute))<br>\(html(record.words($0)))" }
      + conditions.map { "asked: <code>\(html($0))</code>" }
    return "<section><h2>Trade-off</h2>" + figure("pareto") + htmlTable(heads, rows)
      + "<p class=\"note\">Mean ± standard deviation over the replicates of one evaluation. Set "
      + "pareto.choose in the study to a point's number for candidates there.</p></section>"
  }

  private func role(_ point: FrontRecord) -> String {
    [
      point.isKnee ? "knee" : nil, point.isEnd ? "end" : nil,
      point.isChosen ? "<strong>candidates</strong>" : nil,
    ].compactMap { $0 }.joined(separator: ", ")
  }
}
