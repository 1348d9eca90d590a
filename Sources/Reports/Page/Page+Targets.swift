import Ledger

/// What was asked, what the model was given, and what came out.
extension Page {
  var targets: String {
    guard !record.targets.isEmpty else { return "" }
    let best = record.candidates.first
    let rows = record.targets.map { target in
      [
        name(target.attribute), html(record.words(target)), used(target.attribute),
        measured(best?.measured[target.attribute], target), simulated(target),
      ]
    }
    return "<section><h2>Asked and obtained</h2>"
      + htmlTable(
        ["Attribute", "Target", "Request to the model", "Best candidate", "Simulated, pathway 1"],
        rows)
      + "<p class=\"note\">✗: outside the tolerance. Candidates and simulated films are measured "
      + "on their voxels.</p></section>"
  }

  /// The label, its unit, and the name under which data files know it.
  func name(_ attribute: String) -> String {
    let unit = record.unit(attribute).map { ", \(html($0))" } ?? ""
    return "\(html(record.label(attribute)))\(unit) <code>\(html(attribute))</code>"
  }

  /// A measured value against its target.
  func measured(_ value: Double?, _ target: TargetRecord) -> String {
    guard let value else { return "–" }
    let digits = max(3, decimals(of: target.tolerance ?? 0))
    guard let accepted = target.accepted else { return fixed(value, digits) }
    return verdict(fixed(value, digits), met: accepted.contains(value))
  }

  private func used(_ attribute: String) -> String {
    guard let request = record.request.first(where: { $0.attribute == attribute }) else {
      return "–"
    }
    let digits = 3
    switch request.origin {
    case .asked: return fixed(request.used, digits)
    case .chosen: return fixed(request.used, digits) + " (chosen by the tool)"
    case .projected:
      let from = request.asked.map { " (moved from \(fixed($0, digits)))" } ?? " (moved)"
      return fixed(request.used, digits) + (request.asked == request.used ? "" : from)
    }
  }

  private func simulated(_ target: TargetRecord) -> String {
    let runs = record.pathways.first.map { record.proof(of: $0).map(record.films) ?? [] } ?? []
    let values = runs.compactMap { $0.measured[target.attribute] }
    return values.isEmpty ? "–" : values.map { measured($0, target) }.joined(separator: ", ")
  }
}
