import Foundation
import Ledger

/// Recipes that were moved until simulated films met the targets.
extension Page {
  var refinements: String {
    guard !record.refinements.isEmpty else { return "" }
    let targets = record.statedTargets
    let heads =
      ["Pathway", "φ", "χ", "χ/χ<sub>c</sub>", "log₁₀ t"]
      + targets.map { "\(name($0.attribute))<br>target \(html(record.words($0)))" }
      + ["Within tolerance", "Films within", "Nearest film"]
    let rows = record.refinements.map { refined in
      [
        "\(refined.pathwayRank)", fixed(refined.phi, 4), fixed(refined.chi, 3),
        record.criticalChi.map { fixed(refined.chi / $0, 3) } ?? "–", fixed(refined.logTime, 3),
      ] + targets.map { mean(of: refined, $0) } + [
        verdict(refined.within ? "yes" : "no", met: refined.within),
        "\(refined.filmsWithin) of \(films(refined))", nearest(refined),
      ]
    }
    return "<h3>Refined recipes</h3>" + htmlTable(heads, rows)
      + "<p class=\"note\">Recipes moved by NLopt until simulated films met the targets. Each number is "
      + "the mean over films that were made after the recipe was chosen, ± one standard deviation of a "
      + "single film; the mean is surer than a film by the square root of their number. Nearest film: "
      + "of all films and times simulated on the way, the one whose largest deviation is least, with "
      + "the seed that makes it again.</p>"
  }

  private func films(_ refined: RefinementRecord) -> Int {
    record.verifications.count { $0.pathwayRank == refined.pathwayRank && $0.refined }
  }

  private func mean(of refined: RefinementRecord, _ target: TargetRecord) -> String {
    guard let mean = refined.mean[target.attribute] else { return "–" }
    let spread = refined.spread[target.attribute] ?? 0
    return measured(mean, target) + "&nbsp;±&nbsp;" + fixed(spread, 3)
  }

  private func nearest(_ refined: RefinementRecord) -> String {
    guard let film = refined.nearest else { return "–" }
    let recipe =
      "φ \(fixed(film.phi, 4)), χ \(fixed(film.chi, 3)), log₁₀ t \(fixed(film.logTime, 3)), seed "
      + "\(film.seed)"
    return verdict("deviates by \(fixed(film.error, 4))", met: film.within)
      + "<br><code>\(recipe)</code>"
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
