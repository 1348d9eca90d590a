import ArgumentParser
import Studies

struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make the result of all parts of a job.",
    discussion: """
      What comes out is what the command makes alone: the same bytes, but for seconds and times of the \
      clock. It prints what that command prints. Where items are missing, or belong to other \
      settings, it names them and changes nothing. It may be interrupted and started again.

      EXAMPLE
        binodal corpus build studies/corpora/small.yaml --out corpora/small --part 1/2
        binodal corpus build studies/corpora/small.yaml --out corpora/small --part 2/2
        binodal merge corpora/small
      """)
  @Argument(help: "The folder that the parts were made into.")
  var folder: String
  @OptionGroup var output: Output

  func run() throws {
    let bar = ProgressBar()
    let merged = try mergeParts(of: folder, listener: bar.listener)
    bar.clear()
    switch merged {
    case .corpus(let facts): try output.show(facts, text: corpusText(facts))
    case .sweep(let summary): try output.show(summary, text: Sweep.text(summary))
    case .evaluation(let report): try output.show(report, text: report.markdown)
    }
  }
}

struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say how far a job in parts is.",
    discussion: """
      Read from the records of the parts alone, whoever runs them. A worker of another machine that has \
      given no sign of life for \(Int(WorkerRecord.patience)) seconds counts as lost.

      EXAMPLE
        binodal status corpora/paper-scale
      """)
  @Argument(help: "The folder that the parts are made into.")
  var folder: String
  @OptionGroup var output: Output

  func run() throws {
    let status = try jobStatus(of: folder)
    try output.show(status, text: text(status))
  }

  private func text(_ status: JobStatus) -> String {
    if status.merged { return "\(status.folder): the result is there, of \(status.items) items." }
    var lines = [
      "\(status.folder): \(status.done) of \(status.items) items done, \(status.missing) missing, "
        + "\(status.failed.count) failed."
    ]
    if let left = status.secondsLeft, status.missing > 0 {
      lines.append("About \(fixed(left / 60, 0)) minutes left with the workers that run.")
    }
    if !status.running.isEmpty { lines.append(table("running", status.running)) }
    if !status.lost.isEmpty { lines.append(table("lost", status.lost)) }
    lines += status.failed.map { "\($0.item) failed: \($0.reason)" }
    if status.done == status.items {
      lines.append("binodal merge \(status.folder) makes the result.")
    }
    return lines.joined(separator: "\n")
  }

  private func table(_ name: String, _ workers: [JobStatus.Running]) -> String {
    aligned(
      [[name, "host", "process", "since", "last seen", "item", "s", "made"]]
        + workers.map {
          [
            "\($0.part)/\($0.of)", $0.host, "\($0.pid)", $0.since, $0.seen, $0.item ?? "–",
            $0.itemSeconds.map { fixed($0, 0) } ?? "–", "\($0.made)",
          ]
        })
  }
}

struct Cancel: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Cancel a job in parts.",
    discussion: """
      Cancels its jobs in Slurm, if it was submitted there, and makes every worker that runs now leave. \
      What is made is kept: run the parts again, or submit it with --resume.

      EXAMPLE
        binodal cancel corpora/paper-scale
      """)
  @Argument(help: "The folder that the parts are made into.")
  var folder: String
  @OptionGroup var output: Output

  func run() throws {
    let done = try cancelJob(in: folder)
    let jobs = done.jobs.isEmpty ? "" : " Slurm's jobs: \(done.jobs.joined(separator: ", "))."
    try output.show(
      done, text: "Cancelled: \(done.done) of \(done.items) items are made and kept.\(jobs)")
  }
}
