import ArgumentParser
import Studies
import Support

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure how good a model is, on generated volumes.",
    discussion: """
      Draws requests from conditions that the model was not trained on, makes a sample for each and \
      many for one fixed request, and measures every descriptor on the voxels: tables \
      (evaluation.json, evaluation.md), every sample (samples.csv) and figures (plots/). With a \
      corpus also diversity, memorisation, fidelity, the predictor's errors and what encoding keeps.

      EXAMPLE
        binodal evaluate --model three-phase-64 --samples 200 --seed 1 --out runs/evaluation
      """)

  @Option(help: "The model bundle: a name on the shelf or a path.")
  var model = ModelShelf.standard
  @Option(
    help: help(
      "Requests drawn from held-out conditions, one sample each.", Limits.comparedVolumes),
    transform: within(Limits.comparedVolumes))
  var samples = 200
  @Option(help: "The seed of the choice of requests and of all noise.")
  var seed: UInt64 = 1
  @Option(help: "A corpus with held-out volumes; without it, what needs them is left out.")
  var corpus: String?
  @Flag(
    help: "Use every volume of the corpus, which must be one that the model has not learned from.")
  var all = false
  @Option(help: "The corpus's label set; the one with the model's cuts unless given.")
  var labels: String?
  @Option(
    name: .customLong("fixed"), parsing: .singleValue,
    help: ArgumentHelp(
      "A condition of the fixed request; repeat for each. The paper's 0.3, 0.2, 0.3, 0.3, or the "
        + "median of the held-out conditions, unless given.", valueName: "name=value"))
  var fixedConditions: [String] = []
  @Option(
    help: help("Samples of the fixed request.", Limits.comparedVolumes),
    transform: within(Limits.comparedVolumes))
  var fixedSamples = 200
  @Option(
    help: help(
      "The most held-out volumes that are encoded and compared with.", Limits.comparedVolumes),
    transform: within(Limits.comparedVolumes))
  var volumes = 100
  @Option(
    help: help(
      "The most training volumes among which the nearest is looked for.", Limits.comparedVolumes),
    transform: within(Limits.comparedVolumes))
  var trainingVolumes = 2000
  @Option(
    help: "Films to simulate of the fixed request's recipe: 0 for none, or 2 to 1000.",
    transform: none(or: 2...Limits.films.upperBound))
  var films = 6
  @Option(
    help: help(
      "Requests, of those of --samples, for which plain, steered, corrected and redrawn samples are "
        + "compared; 0 for none.", 0...Limits.comparedVolumes.upperBound),
    transform: within(0...Limits.comparedVolumes.upperBound))
  var stages = 64
  @Option(help: "A new folder for the results.")
  var out = "runs/evaluation"
  @Flag(help: "Go on in the folder: samples of the same settings are not made again.")
  var resume = false
  @Flag(help: "Write what was measured, and the sampler it was measured with, into model.json.")
  var writeCard = false
  @Flag(inversion: .prefixedNo, help: "Draw the figures.")
  var figures = true
  @OptionGroup var sampler: SamplerOptions
  @Option(
    help: help("Threads; 0 for all cores.", Limits.threads), transform: within(Limits.threads))
  var threads = 0
  @OptionGroup(title: "Parts") var parts: PartOptions
  @OptionGroup var output: Output

  func validate() throws {
    guard corpus != nil || labels == nil else {
      throw ValidationError("--labels belongs to --corpus")
    }
    guard corpus != nil || !all else { throw ValidationError("--all belongs to --corpus") }
  }

  func run() throws {
    let bar = ProgressBar()
    if let part = parts.part {
      let summary = try evaluate(options, part: part, listener: bar.listener)
      bar.clear()
      return try output.show(summary, text: summary.text)
    }
    if parts.slurm {
      let submission = try evaluate(
        options, on: parts.slurmOptions(resume: resume), words: PartOptions.words,
        listener: bar.listener)
      return try parts.show(submission, output, bar)
    }
    let report = try evaluate(options, listener: bar.listener)
    bar.clear()
    try output.show(report, text: report.markdown)
  }

  private var options: EvaluateOptions {
    var options = EvaluateOptions(model: model, out: out)
    (options.samples, options.fixedSamples, options.fixed) = (
      samples, fixedSamples, fixedConditions
    )
    (options.seed, options.corpus, options.labels) = (seed, corpus, labels)
    (options.usesAll, options.volumes, options.trainingVolumes) = (all, volumes, trainingVolumes)
    (options.sampler, options.films, options.stages) = (sampler.plan, films, stages)
    (options.threads, options.resume) = (threads, resume)
    (options.writeCard, options.drawsFigures) = (writeCard, figures)
    return options
  }
}
