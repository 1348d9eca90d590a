import Descriptors
import InverseDesign

/// pathways.csv: one row a pathway, every part of its score, what simulation showed, and the recipe
/// that its refinement ended with.
struct PathwayTable {
  let text: String

  init(_ proved: [ProvedPathway], goal: Goal, study: Study, criticalChi: Double) {
    let targets = goal.targets.map(\.attribute)
    let quantities = Laboratory.Quantity.allCases.filter { quantity in
      proved.contains { row in
        study.laboratory.readings(of: row.pathway.recipe).contains { $0.quantity == quantity }
      }
    }
    var table = CSVTable(
      columns: TableColumns.pathways
        + targets.flatMap { ["simulated_\($0.rawValue)", "spread_\($0.rawValue)"] }
        + TableColumns.refined
        + targets.flatMap { ["refined_\($0.rawValue)", "refined_spread_\($0.rawValue)"] }
        + quantities.flatMap { [$0.rawValue, "refined_\($0.rawValue)"] })
    for row in proved {
      table.append(
        Self.recipe(of: row.pathway, criticalChi) + Self.score(of: row.pathway)
          + Self.verdict(row.proof(for: goal))
          + Self.moments(row.predicted, targets) + Self.refined(row, goal, criticalChi)
          + Self.moments(row.refined, targets)
          + quantities.flatMap { quantity in
            [row.pathway.recipe, row.refined?.recipe].map { recipe in
              number(
                recipe.flatMap { recipe in
                  study.laboratory.readings(of: recipe).first { $0.quantity == quantity }?.value
                })
            }
          })
    }
    text = table.text
  }

  private static func recipe(of pathway: Pathway, _ criticalChi: Double) -> [String] {
    let (recipe, spread) = (pathway.recipe, pathway.spread)
    return ["\(pathway.rank)"]
      + [
        recipe.phi, spread.phi, recipe.chi, spread.chi,
        recipe.relativeChi(criticalChi: criticalChi), recipe.logTime, spread.logTime,
        pathway.annealingTime, pathway.probability,
      ].map { decimal($0, 6) }
      + ["\(pathway.isInsideWindow)", number(pathway.windowDistance)]
  }

  private static func score(of pathway: Pathway) -> [String] {
    let (score, worst) = (pathway.score, pathway.robustness?.worst)
    return [decimal(score.total, 6)]
      + PathwaySettings.Weights.names.flatMap {
        [decimal(score[$0], 6), decimal(score.weights[$0], 6)]
      } + [number(worst?.move), worst?.attribute.rawValue ?? ""]
  }

  private static func refined(
    _ row: ProvedPathway, _ goal: Goal, _ criticalChi: Double
  ) -> [String] {
    guard let refined = row.refined, let refinement = row.refinement else {
      return TableColumns.refined.map { _ in "" }
    }
    let recipe = refined.recipe
    return [
      recipe.phi, recipe.chi, recipe.relativeChi(criticalChi: criticalChi), recipe.logTime,
    ].map { decimal($0, 6) }
      + [
        "\(refinement.trials.count)", "\(refinement.films)", "\(refined.isWithinTolerance)",
        "\(refined.filmsWithin(goal)) of \(refined.films.count)",
      ] + nearest(refinement, goal)
  }

  private static func nearest(_ refinement: Refinement, _ goal: Goal) -> [String] {
    guard let film = refinement.nearest?.film else { return ["", "", "", "", ""] }
    let recipe = film.recipe
    return [recipe.phi, recipe.chi, recipe.logTime].map { decimal($0, 6) }
      + ["\(film.seed)", number(goal.worst(of: film.measured ?? [:])?.error)]
  }

  private static func verdict(_ proof: Verification?) -> [String] {
    proof.map { ["\($0.isWithinTolerance)", "\($0.isConclusive)"] } ?? ["not simulated", ""]
  }

  private static func moments(_ proof: Verification?, _ targets: [Attribute]) -> [String] {
    targets.flatMap { [number(proof?.mean[$0]), number(proof?.spread[$0])] }
  }
}

private func number(_ value: Double?) -> String { value.map { decimal($0, 6) } ?? "" }

extension Verification {
  /// How many of the films meet every target.
  func filmsWithin(_ goal: Goal) -> Int {
    films.count { film in
      film.measured.map { (try? goal.isMet(by: $0)) == true } ?? false
    }
  }
}
