import Foundation
public import LatentDiffusion

/// What `binodal train` is asked.
public struct TrainOptions: Sendable {
  public var stage: String
  public var settings: String
  public var corpus: String
  public var folder: String
  public var name: String
  public var threads: Int
  public var resume: Bool

  public init(
    stage: String, settings: String, corpus: String, folder: String, name: String, threads: Int,
    resume: Bool
  ) {
    self.stage = stage
    self.settings = settings
    self.corpus = corpus
    self.folder = folder
    self.name = name
    self.threads = threads
    self.resume = resume
  }
}

/// What a training left behind.
public struct TrainResult: Encodable, Sendable {
  /// The checkpoints and metrics.csv.
  public let folder: String
  /// The bundle, where all three stages are done.
  public let bundle: String?
}

/// The stages that a word of the command line stands for; nil for an unknown word.
public func trainingStages(named word: String) -> [TrainingStage]? {
  word == "all" ? TrainingStage.allCases : TrainingStage(rawValue: word).map { [$0] }
}

/// Trains a model, stage by stage.
public func train(_ options: TrainOptions, listener: Listener) throws -> TrainResult {
  let stages = trainingStages(named: options.stage) ?? TrainingStage.allCases
  let cores = ProcessInfo.processInfo.activeProcessorCount
  let settings = try TrainingConfiguration.load(options.settings)
  listener.remark("reading \(options.corpus)")
  let run = try TrainingRun(
    settings,
    set: TrainingSet(
      corpus: options.corpus, labels: settings.labels, attributes: settings.attributes),
    folder: options.folder, stages: stages, threads: options.threads == 0 ? cores : options.threads,
    resume: options.resume)
  while let progress = try run.next() {
    listener.progress(
      StageProgress(
        stage: progress.stage.rawValue, done: progress.step, total: progress.of,
        note: "loss \(decimal(progress.loss, 4))"))
    if let validation = progress.validation {
      let words = validation.sorted { $0.key < $1.key }
        .map { "\($0.key) \(decimal($0.value, 4))" }
      listener.remark(
        "\(progress.stage.rawValue) \(progress.step): " + words.joined(separator: ", "))
    }
  }
  guard stages.contains(.diffusion) else {
    return TrainResult(folder: options.folder, bundle: nil)
  }
  let bundle = "models/\(options.name)"
  try run.publish(to: bundle, name: options.name)
  return TrainResult(folder: options.folder, bundle: bundle)
}
