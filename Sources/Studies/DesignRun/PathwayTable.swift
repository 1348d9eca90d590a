import Descriptors
import InverseDesign
import PhaseField
import ProcessModel
import Support

/// pathways.csv: one row a pathway, every part of its score, what its films have by the forward model, and
/// the recipe that counts with what simulated films of it have.
struct PathwayTable {
  let text: String

  init(
    _ proved: [ProvedPathway], goal: Goal, laboratory: Laboratory, physics: AnnealingSettings
  ) {
    let criticalChi = physics.criticalChi
    let targets = goal.targets.map(\.attribute)
    let quantities = Laboratory.Quantity.allCases.filter { quantity in
      proved.contains { row in
        laboratory.readings(of: row.pathway.recipe, physics: physics).contains {
          $0.quantity == quantity
        }
      }
    }
    var table = CSVTable(
      columns: TableColumns.pathways
        + targets.flatMap { ["forecast_\($0.rawValue)", "forecast_error_\($0.rawValue)"] }
        + TableColumns.proof
        + targets.flatMap { ["simulated_\($0.rawValue)", "half_width_\($0.rawValue)"] }
        + quantities.flatMap { [$0.rawValue, "proved_\($0.rawValue)"] })
    for row in proved {
      let trial = row.counting(for: goal)?.trial
      table.append(
        Self.recipe(of: row.pathway, criticalChi) + Self.score(of: row.pathway)
          + Self.forecast(of: row.pathway, targets)
          + Self.proof(row, goal, criticalChi) + Self.means(trial, targets)
          + quantities.flatMap { quantity in
            [row.pathway.recipe, trial?.recipe].map { recipe in
              number(
                recipe.flatMap { recipe in
                  laboratory.readings(of: recipe, physics: physics).first {
                    $0.quantity == quantity
                  }?.value
                })
            }
          })
    }
    text = table.text
  }

  private static func recipe(of pathway: Pathway, _ criticalChi: Double) -> [String] {
    let (recipe, spread) = (pathway.recipe, pathway.spread)
    return ["\(pathway.rank)", pathway.origin.rawValue]
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
      + PathwayScore.Part.allCases.flatMap {
        [decimal(score[$0], 6), decimal(score.weights[$0], 6)]
      } + [number(worst?.move), worst?.attribute.rawValue ?? "", number(pathway.yield)]
  }

  private static func forecast(of pathway: Pathway, _ targets: [Attribute]) -> [String] {
    targets.flatMap {
      [number(pathway.forecast[$0]?.mean), number(pathway.forecast[$0]?.meanError)]
    }
  }

  private static func proof(
    _ row: ProvedPathway, _ goal: Goal, _ criticalChi: Double
  ) -> [String] {
    guard let proof = row.proof, let (_, trial) = row.counting(for: goal) else {
      return ["not simulated"] + TableColumns.proof.dropFirst().map { _ in "" }
    }
    let recipe = trial.recipe
    return [trial.verdict?.rawValue ?? ""]
      + [
        recipe.phi, recipe.chi, recipe.relativeChi(criticalChi: criticalChi), recipe.logTime,
      ].map { decimal($0, 6) }
      + [
        "\(trial.size.nx)", "\(trial.size.ny)", "\(trial.measuredFilms)",
        "\(proof.trials.count)", decimal(trial.errorRate, 6),
        number(trial.worstDeviation(for: goal)),
      ]
  }

  private static func means(_ trial: Verification?, _ targets: [Attribute]) -> [String] {
    targets.flatMap { [number(trial?.mean[$0]), number(trial?.intervals[$0]?.halfWidth)] }
  }
}

private func number(_ value: Double?) -> String { value.map { decimal($0, 6) } ?? "" }
