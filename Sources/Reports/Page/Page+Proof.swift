import Foundation
import Ledger

/// The recipes that were simulated, and what their films show.
extension Page {
  var proofs: String {
    guard !record.proofs.isEmpty else {
      return "<p>No pathway was simulated in this run.</p>"
    }
    let targets = record.statedTargets
    let heads =
      ["Pathway, recipe", "φ", "χ", "χ/χ<sub>c</sub>", "log₁₀ t", "Films"]
      + targets.map { "\(name($0.attribute))<br>target \(html(record.words($0)))" } + ["Verdict"]
    let rows = record.proofs.map { proof in
      [
        "\(proof.pathwayRank), \(proof.number)\(proof.counts ? "" : " (set aside)")",
        fixed(proof.phi, 4), fixed(proof.chi, 3), fixed(proof.chiRatio, 3),
        fixed(proof.logTime, 3), "\(proof.films)" + (proof.shape.map { " of \($0)" } ?? ""),
      ] + targets.map { mean(of: proof, $0) } + [verdictCell(proof)]
    }
    return htmlTable(heads, rows) + "<p class=\"note\">\(meaning)</p>" + biases
  }

  private var meaning: String {
    "Each number is the mean over films simulated by the Cahn–Hilliard equation from initial noise of "
      + "their own, and measured on their voxels: independent of the generative model. ± is half the "
      + "interval that holds the average over all films of the recipe; the intervals are so wide that a "
      + "recipe whose average lies exactly at a tolerance is called verified in at most 5 of 100 runs, all "
      + "looks and all recipes taken together. Verified: every interval lies within its tolerance. "
      + "Missed: one lies outside. Undecided: neither. No film had a part in choosing the recipe "
      + "that it judges."
  }

  /// What small films would have added by their size alone.
  private var biases: String {
    let rows = record.proofs.filter(\.counts).flatMap { proof in
      record.statedTargets.compactMap { target -> String? in
        guard let bias = proof.means[target.attribute]?.smallFilmBias else { return nil }
        return "\(html(record.label(target.attribute))) \(signed(bias))"
      }
    }
    guard !rows.isEmpty else { return "" }
    return
      "<p class=\"note\">Films of the model's own width have on average, by the forward models of both "
      + "widths: \(rows.joined(separator: ", ")) more than wide ones.</p>"
  }

  private func signed(_ value: Double) -> String { (value < 0 ? "" : "+") + fixed(value, 4) }

  private func mean(of proof: ProofRecord, _ target: TargetRecord) -> String {
    guard let mean = proof.means[target.attribute] else { return "–" }
    let half = mean.halfWidth.map { "&nbsp;±&nbsp;" + fixed($0, 4) } ?? ""
    return measured(mean.mean, target) + half
  }

  /// The verdict, and what it would take where films could not tell.
  func verdictCell(_ proof: ProofRecord) -> String {
    guard let word = proof.verdict else { return "no verdict was recorded" }
    let cell = verdict(word, met: word == "verified")
    guard word == "undecided" else { return cell }
    return cell + "<br>" + need(proof)
  }

  /// "12 films of this size would tell, about 40 s more".
  func need(_ proof: ProofRecord) -> String {
    guard let films = proof.filmsNeeded else { return "a mean lies just at a limit" }
    let time = proof.secondsNeeded.map { ", about \(fixed($0, 0)) s more" } ?? ""
    return "\(films) films of this size would tell\(time)"
  }

  /// What the recipes of a pathway are in the units that the study's figures allow; empty without.
  func laboratory(_ rank: Int, refined: Bool) -> String {
    record.laboratory.filter { $0.pathwayRank == rank && $0.refined == refined }
      .map { "\(tidy($0.value)) \(html($0.unit))\(words($0.quantity))" }
      .joined(separator: ", ")
  }

  private func words(_ quantity: String) -> String {
    switch quantity {
    case "donor_weight_percent": " donor"
    case "annealing_minutes": " annealing"
    case "interface_width": " interface"
    default: ""
    }
  }

  /// Whose figures the laboratory's units rest on.
  var laboratorySources: String {
    let sources = Set(record.laboratory.map(\.source)).sorted()
    return sources.isEmpty
      ? ""
      : "<p class=\"note\">Laboratory units by the study's own figures: "
        + "\(sources.map(html).joined(separator: "; ")).</p>"
  }
}
