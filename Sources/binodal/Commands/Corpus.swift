import ArgumentParser
import Studies
import Support

struct Corpus: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Build, import and inspect training data.",
    discussion: """
      EXAMPLE
        binodal corpus build studies/corpora/three-phase-64.yaml --out corpora/three-phase-64
      """,
    subcommands: [Build.self, Import.self, Info.self])

  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Simulate, segment, measure and write a corpus.",
      discussion: """
        Deterministic from the plan file. An interrupted build goes on when it is started again, \
        and ends with the same bytes. --fraction builds an evenly thinned corpus: snapshots first, \
        at 20 of each series also fewer series; what it holds is the same as in the whole one.

        EXAMPLE
          binodal corpus build studies/corpora/paper-scale.yaml --out corpora/tenth --fraction 0.1
        """)
    @Argument(help: "The plan, a YAML file.")
    var plan: String
    @Option(help: "The corpus folder; corpora/NAME unless given.")
    var out: String?
    @Option(
      help: help("The part of the samples to build.", Limits.somePart),
      transform: within(Limits.somePart))
    var fraction = 1.0
    @Option(
      help: help("Series simulated at once; 0 for all cores.", Limits.workers),
      transform: within(Limits.workers))
    var workers = 0
    @OptionGroup(title: "Parts") var parts: PartOptions
    @OptionGroup var output: Output

    func run() throws {
      let bar = ProgressBar()
      let options = BuildOptions(plan: plan, folder: out, fraction: fraction, workers: workers)
      if let part = parts.part {
        let summary = try buildCorpus(options, part: part, listener: bar.listener)
        bar.clear()
        return try output.show(summary, text: summary.text)
      }
      if parts.slurm {
        let submission = try buildCorpus(
          options, on: parts.slurmOptions(resume: true), words: PartOptions.words)
        return try parts.show(submission, output, bar)
      }
      let facts = try buildCorpus(options, listener: bar.listener)
      bar.clear()
      try output.show(facts, text: corpusText(facts))
    }
  }

  struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Counts, ranges, correlations, duplicates and leaks of a corpus.",
      discussion: """
        Draws a pair plot of the attributes (script, data, PNG and SVG). The audit says whether no \
        series is in two splits, whether samples repeat, and whether test volumes are as far from \
        training volumes as these are from each other.

        EXAMPLE
          binodal corpus info corpora/three-phase-64
        """)
    @Argument(help: "A corpus folder.")
    var folder: String
    @Option(help: "A label set of the corpus; all unless given.")
    var labels: String?
    @Option(
      help: "The attributes of the table of correlations and the pair plot, such as phi,tau_D.")
    var attributes = ""
    @Option(
      help: help(
        "Volumes read to compare their structure; 0 leaves the audit out.", Limits.auditedVolumes),
      transform: within(Limits.auditedVolumes))
    var volumes = 240
    @Option(help: "Where the pair plot goes; FOLDER/plots unless given.")
    var plots: String?
    @OptionGroup var output: Output

    private var names: [String] {
      attributes.split(separator: ",").map { String($0) }
    }

    func validate() throws {
      guard names.isEmpty || (2...8).contains(names.count) && Set(names).count == names.count else {
        throw ValidationError("--attributes takes two to eight names, each once")
      }
    }

    func run() throws {
      var options = InspectOptions()
      options.labels = labels
      options.attributes = names
      options.volumes = volumes
      options.figures = plots ?? "\(folder)/plots"
      let bar = ProgressBar()
      let facts = try inspectCorpus(folder, options, listener: bar.listener)
      try output.show(facts, text: corpusText(facts, correlated: names))
    }
  }
}
