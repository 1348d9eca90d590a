import Foundation
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
    \(constraints)\(line("Request", request))
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
    if record.usesRefined(best), let refined = record.refinement(of: best) {
      return recipe(refined, predicted: best)
    }
    let time = fixed(best.annealingTime, best.annealingTime < 100 ? 1 : 0)
    return """
      <p class="recipe">Make a film with blend ratio φ = \(plusMinus(best.phi, best.phiSpread))
      (donor volume fraction) at χ = \(plusMinus(best.chi, best.chiSpread))
      (χ/χ<sub>c</sub> = \(fixed(best.chiRatio, 2))), annealed to
      log₁₀&nbsp;t = \(plusMinus(best.logTime, best.logTimeSpread))
      (t = \(time) in dimensionless Cahn–Hilliard time)\(inLaboratory(best, refined: false)).</p>
      """
  }

  /// The recipe that simulation was asked to correct.
  private func recipe(_ refined: RefinementRecord, predicted: PathwayRecord) -> String {
    let ratio =
      record.criticalChi.map { " (χ/χ<sub>c</sub> = \(fixed(refined.chi / $0, 2)))" } ?? ""
    let time = pow(10, refined.logTime)
    return """
      <p class="recipe">Make a film with blend ratio φ = \(fixed(refined.phi, 3))
      (donor volume fraction) at χ = \(fixed(refined.chi, 2))\(ratio), annealed to
      log₁₀&nbsp;t = \(fixed(refined.logTime, 2)) (t = \(fixed(time, time < 100 ? 1 : 0)) in
      dimensionless Cahn–Hilliard time)\(inLaboratory(predicted, refined: true)): pathway 1, moved by
      simulation from the predicted φ = \(fixed(predicted.phi, 3)), χ = \(fixed(predicted.chi, 2)),
      log₁₀&nbsp;t = \(fixed(predicted.logTime, 2)).</p>
      """
  }

  private func inLaboratory(_ pathway: PathwayRecord, refined: Bool) -> String {
    let words = laboratory(pathway.rank, refined: refined)
    return words.isEmpty ? "" : "; by the study's own figures \(words)"
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
    let (runs, refined) = record.proof(of: best)
    guard !runs.isEmpty else { return "not done for pathway 1" }
    let met = runs.count(where: \.within)
    let worst = runs.map(\.error).max() ?? 0
    let word = best.verified == true ? "<strong>yes</strong>" : "<strong>no</strong>"
    let doubt =
      isConclusive(runs)
      ? ""
      : " <strong>Not conclusive</strong>: a standard error exceeds its tolerance; raise "
        + "<code>verification.seeds</code>."
    return "\(word), by the mean of \(runs.count) simulated film\(runs.count == 1 ? "" : "s")"
      + "\(refined ? " of the refined recipe" : ""): \(means(of: runs)). \(met) of them met every "
      + "tolerance each; the largest deviation of one from a target is \(fixed(worst, 3)).\(doubt)"
  }

  /// "0.45 ± 0.01 in donor volume fraction", for each target, ± the standard error of the mean.
  private func means(of runs: [VerificationRecord]) -> String {
    record.statedTargets.compactMap { target in
      let values = runs.compactMap { $0.measured[target.attribute] }
      guard values.count == runs.count, !values.isEmpty else { return nil }
      let (mean, error) = meanAndError(values)
      let number = values.count > 1 ? plusMinus(mean, max(error, 5e-4)) : fixed(mean, 3)
      return "\(number) in <code>\(html(target.attribute))</code>"
    }.joined(separator: ", ") + (runs.count > 1 ? " (± standard error)" : "")
  }

  /// Whether every target's standard error is at most its tolerance.
  private func isConclusive(_ runs: [VerificationRecord]) -> Bool {
    runs.count > 1
      && record.statedTargets.allSatisfy { target in
        guard let tolerance = target.tolerance else { return true }
        return meanAndError(runs.compactMap { $0.measured[target.attribute] }).error <= tolerance
      }
  }

  /// The mean and its standard error; 0 for less than two values.
  private func meanAndError(_ values: [Double]) -> (mean: Double, error: Double) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / max(1, count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, count > 1 ? (squares / (count - 1) / count).squareRoot() : 0)
  }

  private var volumes: String {
    let kept = record.candidates.filter { $0.duplicateOf == nil }
    guard let best = kept.first else { return "no candidate was recorded" }
    let met = kept.count(where: \.within)
    guard record.targets.contains(where: { $0.accepted != nil }) else {
      return "\(kept.count) candidates; the best one\(pushed(best))."
    }
    let worst = best.worstAttribute.map { ", in \(html(record.label($0)))" } ?? ""
    return "\(met) of \(kept.count) candidates meet every tolerance; the best deviates by at most "
      + "\(fixed(best.error, 4))\(worst)\(pushed(best).isEmpty ? "" : "; it\(pushed(best))")."
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
