import ArgumentParser
import Foundation
import Studies

/// The command line: it parses, calls `Studies` and prints.
@main
struct BinodalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "binodal",
    abstract: "Inverse design of 3D multiphase microstructures.",
    discussion: """
      State what a film should be; get measured candidate volumes and the fabrication pathways \
      that lead to them, proved by simulation.

      EXAMPLE
        binodal design studies/opv-balanced.yaml
      """,
    // The libraries are asked, and libtorch is opened, only where somebody wants to know.
    version: CommandLine.arguments.contains("--version") ? Binodal.about : Binodal.version,
    subcommands: [
      Design.self, Sweep.self, Study.self, Check.self, Generate.self, Describe.self, Simulate.self,
      Predict.self,
      Convert.self, Corpus.self, Train.self, Evaluate.self, Merge.self, Status.self,
      Cancel.self, Report.self, Model.self, Serve.self,
    ])

  /// Runs the command; an error is one sentence on stderr and a meaningful exit status.
  static func main() {
    Console.openStandardFiles()
    ProcessMemory.keepFreed()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard isOurs(error) else { end(with: error) }
      Console.fail("\(error)", status: Studies.exitCode(of: error))
    }
  }

  /// Ends with what the parser has to say: an answer where help was asked for, else wrong usage.
  private static func end(with error: any Error) -> Never {
    let status = exitCode(for: error)
    let text = fullMessage(for: error)
    if !text.isEmpty {
      if status == .success { Console.answer(text + "\n") } else { Console.remark(text) }
    }
    Foundation.exit(status.rawValue)
  }

  /// Whether the error is Binodal's, rather than a request for help or wrong usage.
  private static func isOurs(_ error: any Error) -> Bool {
    !(error is ExitCode) && exitCode(for: error) == .failure
  }
}
