import ArgumentParser
import Studies

struct Corpus: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Build and inspect training data.",
    discussion: """
      EXAMPLE
        binodal corpus build studies/corpora/three-phase-64.yaml --out corpora/three-phase-64
      """,
    subcommands: [Build.self, Info.self])

  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Simulate, segment, measure and write a corpus.",
      discussion: """
        Deterministic from the plan file. An interrupted build goes on when it is started again, \
        and ends with the same bytes.

        EXAMPLE
          binodal corpus build studies/corpora/three-phase-64.yaml --out corpora/three-phase-64
        """)
    @Argument(help: "The plan, a YAML file.")
    var plan: String
    @Option(help: "The corpus folder; corpora/NAME unless given.")
    var out: String?
    @Option(help: "Series simulated at once; 0 for all cores.")
    var workers = 0
    @OptionGroup var output: Output

    func run() throws {
      let bar = ProgressBar()
      let facts = try buildCorpus(
        plan: plan, folder: out, workers: workers, listener: bar.listener)
      bar.clear()
      try output.show(facts, text: corpusText(facts))
    }
  }

  struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Counts, splits and attribute ranges of a corpus.",
      discussion: """
        EXAMPLE
          binodal corpus info corpora/three-phase-64
        """)
    @Argument(help: "A corpus folder.")
    var folder: String
    @OptionGroup var output: Output

    func run() throws {
      let facts = try inspectCorpus(folder)
      try output.show(facts, text: corpusText(facts))
    }
  }
}

private func corpusText(_ facts: CorpusFacts) -> String {
  var rows = [["attribute", "min", "median", "max", "std"]]
  rows += facts.ranges.map {
    [$0.attribute, fixed($0.minimum), fixed($0.median), fixed($0.maximum), fixed($0.deviation)]
  }
  let splits = facts.splits.map { "\($0.samples) \($0.split) volumes of \($0.series) series" }
  return """
    \(facts.folder): \(facts.shape) voxels, \(splits.joined(separator: ", "))
    content hash \(facts.hash)
    \(aligned(rows))
    """
}
