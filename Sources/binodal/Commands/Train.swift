import ArgumentParser
import Studies
import Support

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train a model on a corpus.",
    discussion: """
      Stages: vae, predictor, diffusion, tuning (where the settings have it), or all in turn. Each stage keeps its checkpoint, its \
      metrics (STAGE.csv, and tensorboard/ for TensorBoard) and its learning curve (plots/) in the \
      training folder; --resume goes on from the last checkpoint. When all stages are done \
      the model bundle is written. docs/how-to/train.md goes through it with data of your own.

      EXAMPLE
        binodal train all studies/training/three-phase-64.yaml \
          --corpus corpora/three-phase-64 --name mine
      """)

  @Argument(help: "vae, predictor, diffusion, tuning or all.")
  var stage: String
  @Argument(help: "The training settings, a YAML file.")
  var settings: String
  @Option(help: "The corpus folder.")
  var corpus: String
  @Option(help: "The folder of checkpoints and metrics; training/NAME unless given.")
  var folder: String?
  @Option(help: "The name of the bundle, written to models/NAME.")
  var name: String
  @Option(
    help: help("Threads; 0 for all cores.", Limits.threads), transform: within(Limits.threads))
  var threads = 0
  @Option(help: "cpu, cuda or cuda:1; what the settings say unless given.")
  var device: String?
  @Flag(help: "Go on from the last checkpoint.")
  var resume = false
  @OptionGroup var output: Output

  func validate() throws {
    guard trainingStages(named: stage) != nil else {
      throw ValidationError("the stage is vae, predictor, diffusion, tuning or all, not “\(stage)”")
    }
    if let device, !isDevice(device) {
      throw ValidationError("the device is cpu, cuda or cuda:1, not “\(device)”")
    }
  }

  func run() throws {
    let bar = ProgressBar()
    let result = try train(
      TrainOptions(
        stage: stage, settings: settings, corpus: corpus,
        folder: folder ?? "training/\(name)", name: name, threads: threads, resume: resume,
        device: device),
      listener: bar.listener)
    bar.clear()
    try output.show(result, text: result.bundle ?? "checkpoints in \(result.folder)")
  }
}
