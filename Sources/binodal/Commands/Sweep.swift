import ArgumentParser
import Ledger
import Studies

struct Sweep: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a study at many points: how the answer changes with its numbers.",
    discussion: """
      The study's section sweep names the numbers and how they vary; docs/how-to/sweep.md \
      documents it. \
      Each point is a design in its own folder; a point that fails is recorded and tried once more.

      EXAMPLE
        binodal sweep studies/sweep-straightness.yaml --out runs/straightness
      """)

  @Argument(help: "A study with a section sweep (docs/how-to/sweep.md), or a shipped one's name.")
  var study: String
  @Option(help: "The sweep's folder; runs/NAME unless given.")
  var out: String?
  @Flag(help: "Go on with the sweep in the folder; points that failed are tried again.")
  var resume = false
  @Option(
    help: ArgumentHelp(
      "Keep a file of how far the point at work is, a JSON object.", visibility: .private))
  var progress: String?
  @OptionGroup(title: "Parts") var parts: PartOptions
  @OptionGroup var output: Output

  func run() throws {
    let bar = ProgressBar()
    if let part = parts.part {
      let summary = try Studies.sweep(study, out: out, part: part, listener: bar.listener)
      bar.clear()
      return try output.show(summary, text: summary.text)
    }
    if parts.slurm {
      let submission = try Studies.sweep(
        study, out: out, on: parts.slurmOptions(resume: resume), words: PartOptions.words)
      return try parts.show(submission, output, bar)
    }
    let listener =
      progress.map { ProgressFile($0).listener(beside: bar.listener) } ?? bar.listener
    let summary = try Studies.sweep(study, out: out, resume: resume, listener: listener)
    bar.clear()
    try output.show(summary, text: Self.text(summary))
  }

  static func text(_ summary: SweepSummary) -> String {
    let names = ["candidate_error", "verified_error", "pathway_chi", "pathway_log_time"]
    var rows = [["point"] + summary.numbers + ["status"] + names + ["seconds"]]
    for point in summary.points {
      let outcomes = names.map { point.outcomes[$0].map { fixed($0, 4) } ?? "–" }
      rows.append(
        ["\(point.number)"] + summary.numbers.map { fixed(point.values[$0] ?? .nan, 4) }
          + [point.status.rawValue] + outcomes
          + [point.outcomes["seconds"].map { fixed($0, 1) } ?? "–"])
    }
    let reasons = summary.points.compactMap { point in
      point.reason.map { "point \(point.number), \(point.status.rawValue): \($0)" }
    }
    let best = summary.best.map { "Best: point \($0)" } ?? "No point has come to its end"
    return ([aligned(rows)] + reasons + ["\(best). Report: \(summary.report)"])
      .joined(separator: "\n")
  }
}
