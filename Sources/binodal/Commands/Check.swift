import ArgumentParser
import Studies

/// The targets of a request and the model that it is put to.
struct Request: ParsableArguments {
  @Option(help: "The model bundle: a name on the shelf or a path.")
  var model = ModelShelf.standard
  @Option(
    name: .customLong("target"), parsing: .singleValue,
    help: ArgumentHelp("A descriptor's value; repeat for each.", valueName: "name=value"))
  var targets: [String] = []
}

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say whether a request is realistic, and what would be.",
    discussion: """
      Holds the request against the training distribution of the model. The exit status is 0 \
      whatever the verdict.

      EXAMPLE
        binodal check --target vol_frac_D=0.45 --target vol_frac_M=0.12
        binodal check --target vol_frac_D=0.45 --target vol_frac_M=0.4 --plot request.png
      """)

  @OptionGroup var request: Request
  @Option(
    help: ArgumentHelp(
      "Draw the request among the training samples: a .png, .svg or .pdf, or a folder for all "
        + "of them with script and data.", valueName: "file or dir"))
  var plot: String?
  @OptionGroup var output: Output

  func run() throws {
    let report = try Studies.check(request.targets, model: request.model, plot: plot)
    try output.show(report, text: text(report))
  }

  private func text(_ report: CheckReport) -> String {
    var lines = [
      "\(report.verdict): denser than \(fixed(100 * report.densityQuantile, 1)) % of the "
        + "training set of \(report.model) (realistic from "
        + "\(fixed(100 * report.realisticFrom, 1)) %, marginal from "
        + "\(fixed(100 * report.marginalFrom, 1)) %)"
    ]
    lines += report.brokenLaws.map { "impossible: \($0)" }
    lines += report.blockers.map {
      "\($0.attribute) \(fixed($0.asked)) → \(fixed($0.better)) would reach "
        + "\(fixed(100 * $0.quantileAfter, 1)) %"
    }
    if let nearest = report.nearestRealistic {
      lines.append("nearest realistic request: \(words(nearest.values))")
    }
    lines.append("nearest training samples (distance in standard deviations):")
    lines += report.nearestTrainingSamples.map {
      "  \(fixed($0.distance, 2))  \(words($0.values))"
    }
    lines += (report.files?.last).map { ["Picture: \($0)"] } ?? []
    return lines.joined(separator: "\n")
  }

  private func words(_ values: [String: Double]) -> String {
    values.sorted { $0.key < $1.key }.map { "\($0.key) \(fixed($0.value))" }
      .joined(separator: ", ")
  }
}
