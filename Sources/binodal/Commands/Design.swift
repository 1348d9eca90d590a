import ArgumentParser
import Ledger
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

  @Argument(help: "The study: a YAML file (docs/reference/study.md), or the name of a shipped one.")
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
  @Option(
    help: ArgumentHelp(
      "Keep a file of how far the run is, a JSON object.", visibility: .private))
  var progress: String?
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
    let listener =
      progress.map { ProgressFile($0).listener(beside: bar.listener) } ?? bar.listener
    let summary = try Studies.design(study, options: options, listener: listener)
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
        "pathway", "from", "φ", "χ", "χ/χ_c", "log_time", "probability", "yield", "in window",
        "score", "by simulation",
      ]
    ]
    for pathway in summary.pathways {
      rows.append([
        "\(pathway.rank)", origin(pathway), fixed(pathway.phi), fixed(pathway.chi),
        fixed(pathway.chiRatio), fixed(pathway.logTime), fixed(pathway.probability),
        pathway.yield.map { fixed($0) } ?? "–", pathway.insideWindow ? "yes" : "no",
        fixed(pathway.score), pathway.verdict ?? (pathway.proof == nil ? "not simulated" : "–"),
      ])
    }
    let proofs = summary.pathways.compactMap { pathway in
      pathway.proof.map { self.proof($0, of: pathway, summary) }
    }
    return ([aligned(rows)] + proofs).joined(separator: "\n\n")
  }

  private func origin(_ pathway: DesignSummary.Pathway) -> String {
    pathway.origin == "candidates" ? "candidates" : "forward model"
  }

  /// The recipe that counts, what its films have, and what they show.
  private func proof(
    _ proof: DesignSummary.Proof, of pathway: DesignSummary.Pathway, _ summary: DesignSummary
  ) -> String {
    let head =
      "Pathway \(pathway.rank), φ \(fixed(proof.phi)), χ \(fixed(proof.chi)), log_time "
      + "\(fixed(proof.logTime)): \(words(proof))\nby \(proof.films) "
      + "film\(proof.films == 1 ? "" : "s") of \(proof.shape ?? "") voxels, \(tried(pathway)):"
    let rows = proof.means.filter { $0.value.halfWidth != nil }.sorted { $0.key < $1.key }.map {
      name, mean in
      [
        "  \(name)", fixed(mean.mean, 4), "± \(fixed(mean.halfWidth ?? 0, 4))",
        summary.targets[name].map { "\($0.wanted) ± \($0.tolerance)" } ?? "",
      ]
    }
    return head + "\n" + aligned([["  quantity", "mean", "interval", "target"]] + rows)
  }

  private func tried(_ pathway: DesignSummary.Pathway) -> String {
    let count = pathway.trials.count
    return count == 1 ? "the first recipe tried" : "of \(count) recipes tried"
  }

  /// The verdict, and what it would take where there is none.
  private func words(_ proof: DesignSummary.Proof) -> String {
    switch proof.verdict {
    case "verified": return "verified"
    case "missed":
      return "missed" + (proof.worst.map { ", by \($0)" } ?? "")
    case "undecided":
      guard let films = proof.filmsNeeded else {
        return "undecided: a mean lies just at a limit"
      }
      let time = proof.secondsNeeded.map { ", about \(fixed($0, 0)) s more" } ?? ""
      return "undecided; \(films) films of this size would tell\(time) (verification.films)"
    default: return "simulated; the study asks for nothing that films could fail to keep"
    }
  }
}
