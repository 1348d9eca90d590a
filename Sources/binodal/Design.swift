import ArgumentParser
import Studies
import Support

struct Design: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a study: from a goal to measured candidates, pathways and a report.",
    discussion: """
      The study file says what the film should be; docs/reference/study.md documents every key. \
      The run \
      folder (runs/NAME unless --out says otherwise) stands alone: ledger, tables, volumes, plots \
      and report.html.

      EXAMPLE
        binodal design studies/opv-balanced.yaml --out runs/first
        binodal design studies/opv-balanced.yaml --dry-run
      """)

  @Argument(help: "The study, a YAML file (docs/reference/study.md).")
  var study: String
  @Option(help: "The run folder.")
  var out: String?
  @Flag(help: "Go on with the run in the folder, after an interruption.")
  var resume = false
  @Flag(help: "Replace an earlier run in the folder.")
  var overwrite = false
  @Flag(help: "Say what the run would do, and what it would cost; write nothing.")
  var dryRun = false
  @Option(
    help: help(
      "Evaluations of the search, instead of the study's number; with --resume, more of them go on "
        + "with a finished run.", Limits.evaluations),
    transform: within(Limits.evaluations))
  var evaluations: Int?
  @Option(
    help: help(
      "Volumes among which candidates are chosen, instead of the study's number.", Limits.samples),
    transform: within(Limits.samples))
  var samples: Int?
  @OptionGroup var output: Output

  func validate() throws {
    if resume && overwrite { throw ValidationError("--resume and --overwrite exclude each other") }
  }

  func run() throws {
    let options = DesignOptions(
      out: out, resume: resume, overwrite: overwrite, evaluations: evaluations, samples: samples)
    guard !dryRun else {
      let forecast = try forecast(study, options: options)
      return try output.show(forecast, text: text(forecast))
    }
    let bar = ProgressBar()
    let summary = try Studies.design(study, options: options, listener: bar.listener)
    bar.clear()
    try output.show(summary, text: text(summary))
  }

  private func text(_ summary: DesignSummary) -> String {
    let remarks = remarks(summary).map { $0 + "\n" }.joined()
    return """
      \(summary.study): the request is \(summary.verdict) \
      (denser than \(fixed(100 * summary.densityQuantile, 1)) % of the training set)
      \(remarks)
      \(front(summary))\(aligned(candidateRows(summary)))

      \(pathways(summary))

      Report: \(summary.report)
      """
  }

  private func pathways(_ summary: DesignSummary) -> String {
    if let reason = summary.noPathways { return "Pathways: \(reason)." }
    guard !summary.pathways.isEmpty else { return "No pathways were found." }
    var rows = [
      [
        "pathway", "φ", "χ", "χ/χ_c", "log_time", "probability", "in window", "score", "simulated",
      ]
    ]
    for pathway in summary.pathways {
      rows.append([
        "\(pathway.rank)", fixed(pathway.phi), fixed(pathway.chi), fixed(pathway.chiOverCritical),
        fixed(pathway.logTime), fixed(pathway.probability), pathway.insideWindow ? "yes" : "no",
        fixed(pathway.score), verdict(pathway.simulatedWithin, pathway.simulatedConclusive),
      ])
      if let refined = pathway.refined {
        rows.append([
          "  refined", fixed(refined.phi), fixed(refined.chi), fixed(refined.chiOverCritical),
          fixed(refined.logTime), "", "", "", verdict(refined.withinTolerance, refined.conclusive),
        ])
      }
    }
    return aligned(rows) + doubt(summary)
  }

  /// What a mean within tolerance is worth where the films scatter more than that.
  private func doubt(_ summary: DesignSummary) -> String {
    summary.pathways.contains { $0.conclusive == false }
      ? "\nSimulated films scatter so much that the standard error of their mean exceeds a tolerance; "
        + "raise verification.seeds to be sure."
      : ""
  }

  /// A mean within tolerance is no proof where films enough to tell are lacking.
  private func verdict(_ within: Bool?, _ isConclusive: Bool?) -> String {
    switch (within, isConclusive) {
    case (nil, _): "not simulated"
    case (false, _): "outside tolerance"
    case (true, true): "within tolerance"
    case (true, _): "within, not conclusive"
    }
  }
}
