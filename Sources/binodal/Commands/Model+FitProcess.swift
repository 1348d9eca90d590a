import ArgumentParser
import Studies

extension Model {
  struct FitProcess: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "fit-process",
      abstract: "Fit the forward model of a bundle: what films of a recipe have.",
      discussion: """
        Learns from the training films in the bundle how every descriptor follows from φ, χ and \
        log_time, judges it on films of series that were left out, and writes it into model.json. \
        `binodal train` does so by itself.

        EXAMPLE
          binodal model fit-process models/mine
          binodal model fit-process models/mine --wide corpora/wide-64 --wide corpora/wide-64-early
        """)
    @Argument(help: "A name on the shelf or a path.")
    var model: String
    @Option(
      help:
        "A corpus of wider films at the model's recipes to fit instead, once for each; the bundle keeps their numbers."
    )
    var wide: [String] = []
    @OptionGroup var output: Output

    func run() throws {
      let fits = try Studies.fitProcess(model, wide: wide)
      let head = ["quantity", "rms, series left out", "expected", "held by 90 %"]
      try output.show(
        ModelProcessFit(fits),
        text: aligned(
          [head]
            + fits.map {
              [$0.name, fixed($0.rms, 4), fixed($0.expected, 4), fixed(100 * $0.coverage, 1)]
            }))
    }
  }
}
