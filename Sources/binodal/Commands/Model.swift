import ArgumentParser
import Studies
import Support

struct Model: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the models, show one's card, calibrate its intervals, fit its forward model.",
    discussion: """
      EXAMPLE
        binodal model show three-phase-64
      """,
    subcommands: [List.self, Show.self, Calibrate.self, FitProcess.self])

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
        ModelList(models),
        text: models.isEmpty
          ? "no models found; install them with make install or set BINODAL_MODELS to their folder"
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

  struct Calibrate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a model's predicted intervals hold what they promise.",
      discussion: """
        Encodes the validation volumes of the corpus, compares what the predictor says with what is \
        true, and writes into model.json by how much each predicted standard deviation is \
        multiplied, so that central 90 % intervals hold 90 %. With --all, every volume of a corpus \
        that the model has not learned from. The last column tells how often intervals that were \
        widened by all other films hold a film's values.

        EXAMPLE
          binodal model calibrate mine --corpus corpora/films
          binodal model calibrate mine --corpus corpora/other-films --all
        """)
    @Argument(help: "A name on the shelf or a path.")
    var model: String
    @Option(help: "The corpus that the model was trained on, or one like it.")
    var corpus: String
    @Flag(help: "Use every volume, of a corpus that the model has not learned from.")
    var all = false
    @Option(help: "The corpus's label set; the one with the model's cuts unless given.")
    var labels: String?
    @Option(
      help: help("Threads; 0 for all cores.", Limits.threads), transform: within(Limits.threads))
    var threads = 0
    @OptionGroup var output: Output

    func run() throws {
      let bar = ProgressBar()
      let found = try calibrateModel(
        model, corpus: corpus, labels: labels, usesAll: all, threads: threads,
        listener: bar.listener)
      bar.clear()
      let rows = found.map { attribute in
        [
          attribute.name, "\(attribute.volumes)", fixed(100 * attribute.before, 1),
          fixed(attribute.widening),
          attribute.leftOut.map {
            "\(fixed(100 * $0, 1)) ± \(fixed(100 * (attribute.leftOutError ?? 0), 1))"
          } ?? "–",
        ]
      }
      let titles = [
        "attribute", "volumes", "held by 90 %, before", "widening", "held, film left out",
      ]
      try output.show(ModelCalibration(found), text: aligned([titles] + rows))
    }
  }
}
