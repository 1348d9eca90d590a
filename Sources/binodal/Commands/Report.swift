import ArgumentParser
import Reports
import Studies

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw a run's report again from its folder, or compare several runs.",
    discussion: """
      Two folders or more are held beside each other: their targets, errors, pathways and how \
      their studies differ, in compare.html.

      EXAMPLE
        binodal report runs/opv-balanced
        binodal report runs/first runs/second --out runs/first-second
      """)

  @Argument(help: "Run folders.")
  var folders: [String]
  @Option(help: "The folder of a comparison; runs/comparison unless given.")
  var out: String?
  @OptionGroup var output: Output

  func validate() throws {
    guard folders.count <= Comparison.mostRuns else {
      throw ValidationError("report compares \(Comparison.mostRuns) runs at most")
    }
    if out != nil && folders.count == 1 {
      throw ValidationError("--out goes with two run folders or more; a report stays with its run")
    }
  }

  func run() throws {
    guard folders.count == 1 else {
      let compared = try drawComparison(of: folders, into: out ?? "runs/comparison")
      compared.skipped.forEach(Console.remark)
      return try output.show(compared, text: text(compared))
    }
    let drawn = try drawReport(of: folders[0])
    drawn.skipped.forEach(Console.remark)
    try output.show(ReportFiles(page: drawn.page, files: drawn.files), text: drawn.page)
  }

  private func text(_ compared: Comparison) -> String {
    func row(_ head: String, _ cell: (Comparison.Run) -> String?) -> [String] {
      [head] + compared.runs.map { cell($0) ?? "–" }
    }
    let rows = [
      row("run") { $0.letter }, row("folder") { $0.folder }, row("study") { $0.study },
      row("largest miss of the best candidate") { $0.candidateError.map { fixed($0, 4) } },
      row("candidates within tolerance") { "\($0.candidatesWithin) of \($0.candidates)" },
      row("volumes") { "\($0.volumes)" }, row("seconds") { fixed($0.seconds, 1) },
      row("volumes to the first hit") { $0.volumesToFirstHit.map { "\($0)" } },
      row("seconds to the first hit") { $0.secondsToFirstHit.map { fixed($0, 1) } },
      row("largest miss of the simulated film") { $0.verifiedError.map { fixed($0, 4) } },
    ]
    let keys = compared.differences.map(\.key)
    return aligned(rows) + "\n\nThe studies differ in: "
      + (keys.isEmpty ? "nothing" : keys.joined(separator: ", "))
      + "\n\nComparison: \(compared.page)"
  }
}
