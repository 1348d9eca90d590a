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
    if let proof = record.proof(of: best) { return recipe(proof, of: best) }
    let time = fixed(best.annealingTime, best.annealingTime < 100 ? 1 : 0)
    return """
      <p class="recipe">Make a film with blend ratio φ = \(plusMinus(best.phi, best.phiSpread))
      (donor volume fraction) at χ = \(plusMinus(best.chi, best.chiSpread))
      (χ/χ<sub>c</sub> = \(fixed(best.chiRatio, 2))), annealed to
      log₁₀&nbsp;t = \(plusMinus(best.logTime, best.logTimeSpread))
      (t = \(time) in dimensionless Cahn–Hilliard time)\(inLaboratory(best, refined: false)).</p>
      """
  }

  /// The recipe whose films were simulated.
  private func recipe(_ proof: ProofRecord, of pathway: PathwayRecord) -> String {
    let time = pow(10, proof.logTime)
    return """
      <p class="recipe">Make a film with blend ratio φ = \(fixed(proof.phi, 3))
      (donor volume fraction) at χ = \(fixed(proof.chi, 2))
      (χ/χ<sub>c</sub> = \(fixed(proof.chiRatio, 2))), annealed to
      log₁₀&nbsp;t = \(fixed(proof.logTime, 2)) (t = \(fixed(time, time < 100 ? 1 : 0)) in
      dimensionless Cahn–Hilliard time)\(inLaboratory(pathway, refined: true)).</p>
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
    let source =
      best.origin == "forward_model"
      ? "pathway 1 of \(record.pathways.count) is the forward model's: its films meet every target "
        + "with probability \(percent(best.probability))"
      : "pathway 1 of \(record.pathways.count) holds \(percent(best.probability)) of the "
        + "predicted probability"
    let yield =
      best.yield.map {
        "; where the process scatters as the study says, \(percent($0)) of its films meet every target "
          + "on average"
      } ?? ""
    return source + window + yield + "."
  }

  private var proof: String {
    guard let best = record.pathways.first else { return "not done: there is no pathway" }
    guard let proof = record.proof(of: best) else { return "not done for pathway 1" }
    let films = "\(proof.films) simulated film\(proof.films == 1 ? "" : "s")"
    let size = proof.shape.map { " of \($0) voxels" } ?? ""
    let words =
      switch proof.verdict {
      case "verified": "<strong>verified</strong> by \(films)\(size)"
      case "missed":
        "<strong>missed</strong> by \(films)\(size)"
          + (proof.worstAttribute.map { ", in \(html(record.label($0)))" } ?? "")
          + "; of the recipes tried this is the nearest"
      case "undecided": "<strong>undecided</strong> after \(films)\(size): \(need(proof))"
      default: "simulated by \(films)\(size), without a verdict"
      }
    return "\(words): \(means(of: proof))."
  }

  /// "0.45 ± 0.01 in donor volume fraction", for each target, ± half the interval of the average.
  private func means(of proof: ProofRecord) -> String {
    record.statedTargets.compactMap { target in
      guard let mean = proof.means[target.attribute] else { return nil }
      let number =
        mean.halfWidth.map { plusMinus(mean.mean, max($0, 5e-4)) } ?? fixed(mean.mean, 3)
      return "\(number) in <code>\(html(target.attribute))</code>"
    }.joined(separator: ", ")
  }

  private var volumes: String {
    let kept = record.candidates
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
