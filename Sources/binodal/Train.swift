import ArgumentParser
import Studies

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train a model on a corpus.",
    discussion: """
      Stages: vae, predictor, diffusion, or all in turn. Each stage keeps its checkpoint and its \
      metrics (CSV) in the training folder; --resume goes on from the last checkpoint. When all three stages are done \
      the model bundle is written.

      EXAMPLE
        binodal train all studies/training/three-phase-64.yaml --corpus corpora/three-phase-64
      """)

  @Argument(help: "vae, predictor, diffusion or all.")
  var stage: String
  @Argument(help: "The training settings, a YAML file.")
  var settings: String
  @Option(help: "The corpus folder.")
  var corpus: String
  @Option(help: "The folder of checkpoints and metrics; training/NAME unless given.")
  var folder: String?
  @Option(help: "The name of the bundle, written to models/NAME.")
  var name: String
  @Option(help: "Threads; 0 for all cores.")
  var threads = 0
  @Flag(help: "Go on from the last checkpoint.")
  var resume = false
  @OptionGroup var output: Output

  func validate() throws {
    guard trainingStages(named: stage) != nil else {
      throw ValidationError("the stage is vae, predictor, diffusion or all, not “\(stage)”")
    }
  }

  func run() throws {
    let bar = ProgressBar()
    let result = try train(
      TrainOptions(
        stage: stage, settings: settings, corpus: corpus,
        folder: folder ?? "training/\(name)", name: name, threads: threads, resume: resume),
      listener: bar.listener)
    bar.clear()
    try output.show(result, text: result.bundle ?? "checkpoints in \(result.folder)")
  }
}
