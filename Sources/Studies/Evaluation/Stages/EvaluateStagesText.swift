import Evaluation
import LatentDiffusion

extension EvaluationReport.Stages {
  /// Two tables and what they may claim.
  var markdown: String {
    let note =
      stages.contains { $0.stage == .corrected || $0.stage == .redrawn }
      ? "\n\nA corrected sample agrees with its request because it was measured and moved until it did: its R² says how "
        + "near corrections end, only that of plain samples how well the model knows its conditions."
      : ""
    return
      "## What each stage of the sampler gives: \(requests) requests, \(conditions) of them different\n\n"
      + agreementText + note + (descriptorText.map { "\n\n" + $0 } ?? "")
  }

  private var agreementText: String {
    let names = stages.first?.agreements.map(\.name) ?? []
    let columns =
      ["samples"] + names.map { "R² of \($0)" } + names.map { "bias of \($0)" } + ["s a sample"]
    return markdownTable(
      columns,
      stages.map { stage in
        [stage.stage.rawValue] + stage.agreements.map { decimal($0.rSquared, 3) }
          + stage.agreements.map { decimal($0.bias, 4) }
          + [stage.secondsPerSample.map { decimal($0, 2) } ?? "–"]
      })
  }

  /// Of the last stage, and the first beside it.
  private var descriptorText: String? {
    guard let last = stages.last, !last.descriptors.isEmpty else { return nil }
    let first = stages[0]
    let rows = last.descriptors.map { found in
      let plain = first.descriptors.first { $0.name == found.name }
      return [
        found.name, number(found.simulatedMean), signed(found.difference, found.differenceError),
        decimal(found.kolmogorovSmirnov.generated, 3),
        decimal(found.kolmogorovSmirnov.simulated, 3),
        decimal(found.energy.generated, 4), decimal(found.energy.simulated, 4),
        plain.map { signed($0.difference, $0.differenceError) } ?? "–",
      ]
    }
    let columns = [
      "descriptor", "simulated mean", "difference, \(last.stage.rawValue)", "KS",
      "KS of simulated halves",
      "energy distance, σ", "of simulated halves, σ", "difference, \(first.stage.rawValue)",
    ]
    return
      "### Descriptors that nobody asked for, beside simulated volumes of the same conditions\n\n"
      + markdownTable(columns, rows) + (classifierText.map { "\n\n" + $0 } ?? "")
  }

  private var classifierText: String? {
    let found = stages.compactMap { stage in
      stage.classifier.map {
        "\(stage.stage.rawValue) \(decimal($0.area, 2)) ± \(decimal($0.error, 2))"
      }
    }
    guard !found.isEmpty else { return nil }
    return
      "A random forest that sees these descriptors, tested on series that it was not shown, tells generated from "
      + "simulated volumes with an area under the curve of (0.5 is chance): "
      + found.joined(separator: ", ") + "."
  }

  private func signed(_ value: Double, _ error: Double) -> String {
    (value < 0 ? "" : "+") + number(value) + " ± " + number(error)
  }

  private func number(_ value: Double) -> String {
    decimal(value, abs(value) < 0.1 ? 5 : abs(value) < 10 ? 3 : 1)
  }
}
