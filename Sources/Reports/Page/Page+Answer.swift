import Ledger

/// The head of the page: what to make, how, how sure.
extension Page {
  var answer: String {
    """
    <section class="answer"><h2>Answer</h2>
    \(recipe)
    <dl>
    \(line("How sure", confidence))
    \(line("Proved by simulation", proof))
    \(line("Volumes that have it", volumes))
    \(line("Request", request))
    </dl></section>
    """
  }

  private func line(_ head: String, _ body: String) -> String {
    "<dt>\(head)</dt><dd>\(body)</dd>"
  }

  private var recipe: String {
    guard let best = record.pathways.first else {
      if let reason = record.facts[.noPathways] {
        return "<p class=\"recipe\">Pathways: \(html(reason)).</p>"
      }
      return "<p class=\"recipe\">No pathway was found: this run gives volumes, and no process "
        + "parameters to make them by.</p>"
    }
    let time = fixed(best.annealingTime, best.annealingTime < 100 ? 1 : 0)
    return """
      <p class="recipe">Make a film with blend ratio φ = \(plusMinus(best.phi, best.phiSpread))
      (donor volume fraction) at χ = \(plusMinus(best.chi, best.chiSpread))
      (χ/χ<sub>c</sub> = \(fixed(best.chiRatio, 2))), annealed to
      log₁₀&nbsp;t = \(plusMinus(best.logTime, best.logTimeSpread))
      (t = \(time) in dimensionless Cahn–Hilliard time).</p>
      """
  }

  private var confidence: String {
    guard let best = record.pathways.first else { return "no pathway" }
    let window =
      best.insideWindow.map {
        $0 ? "; inside the process window" : "; <strong>outside the process window</strong>"
      } ?? ""
    return "pathway 1 of \(record.pathways.count) holds \(percent(best.probability)) of the "
      + "predicted probability\(window). ± is one standard deviation of the prediction."
  }

  private var proof: String {
    guard let best = record.pathways.first else { return "not done: there is no pathway" }
    let runs = record.verifications.filter { $0.pathwayRank == best.rank }
    guard !runs.isEmpty else { return "not done for pathway 1" }
    let met = runs.count(where: \.within)
    let worst = runs.map(\.error).max() ?? 0
    let word = best.verified == true ? "<strong>yes</strong>" : "<strong>no</strong>"
    return "\(word): \(met) of \(runs.count) simulated film\(runs.count == 1 ? "" : "s") met every "
      + "tolerance; the largest deviation from a target is \(fixed(worst, 3))."
  }

  private var volumes: String {
    let kept = record.candidates.filter { $0.duplicateOf == nil }
    guard let best = kept.first else { return "no candidate was recorded" }
    let met = kept.count(where: \.within)
    let worst = best.worstAttribute.map { ", in \(html(record.label($0)))" } ?? ""
    return "\(met) of \(kept.count) candidates meet every tolerance; the best deviates by at most "
      + "\(fixed(best.error, 4))\(worst)."
  }

  private var request: String {
    guard let realism = record.realism else { return "its realism was not judged" }
    let moved = record.request.filter { $0.origin == .projected && $0.asked != $0.used }
    let change =
      moved.isEmpty
      ? "" : "; it was <strong>moved</strong> to the nearest realistic request (see below)"
    return "\(html(realism.verdict)): denser than \(percent(realism.quantile)) of the training set"
      + "\(change)."
  }

  /// "0.470 ± 0.012", with the spread's own precision.
  func plusMinus(_ value: Double, _ spread: Double) -> String {
    let digits = decimals(of: spread)
    return "\(fixed(value, digits))&nbsp;±&nbsp;\(fixed(spread, digits))"
  }
}
