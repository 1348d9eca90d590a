import ArgumentParser
import Reports

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw a run's report again from its folder.",
    discussion: """
      EXAMPLE
        binodal report runs/opv-balanced
      """)

  @Argument(help: "A run folder.")
  var folder: String
  @OptionGroup var output: Output

  func run() throws {
    let drawn = try drawReport(of: folder)
    drawn.skipped.forEach(Console.remark)
    try output.show(["report": [drawn.page], "files": drawn.files], text: drawn.page)
  }
}
