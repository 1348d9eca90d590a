import Ledger

extension Page {
  var realism: String {
    guard let realism = record.realism else {
      return "<p>The request was not held against the training set.</p>"
    }
    let policy =
      switch realism.policy {
      case "project": "An unrealistic request is moved to the nearest realistic one."
      case "allow": "The study allows unrealistic requests."
      default: "An unrealistic request stops the run."
      }
    return "<p><strong>\(html(realism.verdict))</strong>: the request lies in a place denser than "
      + "\(percent(realism.quantile)) of the training set; below \(percent(realism.threshold)) it "
      + "is not called realistic. \(policy)</p>"
      + (realism.advice.map { "<p>\(html($0))</p>" } ?? "") + moves(realism) + neighbours(realism)
  }

  private func moves(_ realism: RealismRecord) -> String {
    guard !realism.blocking.isEmpty else { return "" }
    let strongest = realism.blocking.sorted {
      (-abs($0.value), $0.key) < (-abs($1.value), $1.key)
    }
    let rows = strongest.map { attribute, shift in
      [
        name(attribute), asked(attribute).map { fixed($0, 3) } ?? "–",
        (shift > 0 ? "+" : "") + fixed(shift, 3),
        realism.projected?[attribute].map { fixed($0, 3) } ?? "–",
      ]
    }
    return htmlTable(
      ["Attribute", "As asked", "Move to be realistic", "Nearest realistic request"], rows)
  }

  /// The study's own value, before any projection.
  private func asked(_ attribute: String) -> Double? {
    record.request.first { $0.attribute == attribute }?.asked ?? record.requested(attribute)
  }

  private func neighbours(_ realism: RealismRecord) -> String {
    guard let first = realism.nearest.first else { return "" }
    let known = record.request.map(\.attribute) + record.targets.map(\.attribute)
    var seen: Set<String> = []
    let names = (known + first.values.keys.sorted()).filter {
      first.values[$0] != nil && seen.insert($0).inserted
    }
    let rows = realism.nearest.prefix(5).enumerated().map { index, sample in
      ["\(index + 1)", fixed(sample.distance, 3)]
        + names.map { sample.values[$0].map { fixed($0, 3) } ?? "–" }
    }
    return htmlTable(
      ["Nearest training sample", "Distance (training spreads)"] + names.map(name), rows)
  }
}
