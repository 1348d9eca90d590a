import Studies

extension Design {
  /// One row a candidate: what was asked, pushed and held, and whether it has that.
  func candidateRows(_ summary: DesignSummary) -> [[String]] {
    let targets = summary.targets.keys.sorted()
    let pushed = summary.objectives.keys.sorted()
    let isHeld = !summary.constraints.isEmpty
    var rows = [
      ["candidate", "sample"] + targets + pushed + ["largest miss", "within tolerance"]
        + (isHeld ? ["keeps constraints"] : [])
    ]
    rows.append(
      ["asked", ""] + targets.map { summary.targets[$0]!.wanted }
        + pushed.map { summary.objectives[$0]! } + ["", ""] + (isHeld ? [""] : []))
    for candidate in summary.candidates {
      rows.append(
        ["\(candidate.rank)", "\(candidate.sample)"]
          + targets.map { candidate.measured[$0].map { fixed($0) } ?? "undefined" }
          + pushed.map { candidate.measured[$0].map { fixed($0, 4) } ?? "undefined" }
          + [fixed(candidate.error, 4), candidate.withinTolerance ? "yes" : "no"]
          + (isHeld ? [candidate.keepsConstraints ? "yes" : "no"] : []))
    }
    return rows
  }

  /// Remarks above the table, a line each.
  func remarks(_ summary: DesignSummary) -> [String] {
    var lines: [String] = []
    if let file = summary.measuredOn { lines.append("Targets measured on \(file)") }
    if !summary.chosen.isEmpty {
      let values = summary.chosen.sorted { $0.key < $1.key }
        .map { "\($0.key) \(fixed($0.value))" }
      lines.append("Chosen for what was left free: " + values.joined(separator: ", "))
    }
    if !summary.constraints.isEmpty {
      lines.append("Constraints: " + summary.constraints.joined(separator: "; "))
    }
    if let blocked = summary.blocked { lines.append("Blocked: \(blocked)") }
    for candidate in summary.candidates where !candidate.keepsConstraints {
      lines.append(
        "Candidate \(candidate.rank) breaks " + candidate.broken.joined(separator: "; "))
    }
    return lines
  }

  /// The front of several objectives; nothing with fewer.
  func front(_ summary: DesignSummary) -> String {
    guard let front = summary.front, let first = front.first else { return "" }
    let names = first.objectives.keys.sorted()
    let rows = front.map { point in
      ["\(point.number)"] + names.map { point.objectives[$0].map { fixed($0, 4) } ?? "–" } + [
        [
          point.knee ? "knee" : nil, point.end ? "end" : nil, point.chosen ? "candidates" : nil,
        ].compactMap { $0 }.joined(separator: ", ")
      ]
    }
    return aligned([["front"] + names + [""]] + rows) + "\n\n"
  }
}
