import ArgumentParser
import Studies

struct Model: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the shipped models or show one's card.",
    discussion: """
      EXAMPLE
        binodal model show three-phase-64
      """,
    subcommands: [List.self, Show.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the models on the shelf.",
      discussion: """
        EXAMPLE
          binodal model list
        """)
    @OptionGroup var output: Output

    func run() throws {
      let models = try listModels()
      try output.show(
        models,
        text: models.isEmpty
          ? "no models found; run in the project's folder or set BINODAL_MODELS"
          : aligned(models.map { [$0.name, $0.shape, $0.summary] }))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a model's card.",
      discussion: """
        EXAMPLE
          binodal model show three-phase-64 --json
        """)
    @Argument(help: "A name on the shelf or a path.")
    var model = ModelShelf.standard
    @OptionGroup var output: Output

    func run() throws {
      let card = try showModel(model)
      try output.show(card, text: modelText(card))
    }
  }
}
