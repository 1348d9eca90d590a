import Foundation
package import LatentDiffusion
import StrictYAML
import Support
import Tensors

/// What `binodal train` is asked.
package struct TrainOptions: Sendable {
  package var stage: String
  package var settings: String
  package var corpus: String
  package var folder: String
  package var name: String
  package var threads: Int
  package var resume: Bool
  /// `cpu`, `cuda`, `cuda:1`; nil for what the settings say.
  package var device: String?

  package init(
    stage: String, settings: String, corpus: String, folder: String, name: String, threads: Int,
    resume: Bool, device: String? = nil
  ) {
    self.stage = stage
    self.settings = settings
    self.corpus = corpus
    self.folder = folder
    self.name = name
    self.threads = threads
    self.resume = resume
    self.device = device
  }
}

/// What a training left behind.
package struct TrainResult: Encodable, Sendable {
  /// The checkpoints, the tables of metrics, the learning curves.
  package let folder: String
  /// The bundle, where the last stage is done.
  package let bundle: String?
}

/// The stages that a word of the command line stands for; nil for an unknown word.
package func trainingStages(named word: String) -> [TrainingStage]? {
  word == "all" ? TrainingStage.allCases : TrainingStage(rawValue: word).map { [$0] }
}

/// Whether `word` names a device, there or not.
package func isDevice(_ word: String) -> Bool { Device(word) != nil }

/// Trains a model, stage by stage, and draws the learning curve of each.
package func train(_ options: TrainOptions, listener: Listener) throws -> TrainResult {
  let stages = trainingStages(named: options.stage) ?? TrainingStage.allCases
  let settings = try TrainingConfiguration.load(StudyShelf.file(of: options.settings))
  let bundle = try bundleFolder(options.name)
  let lock = try lockTraining(options.folder)
  defer { lock.release() }
  listener.remark("reading \(options.corpus)")
  let run = try TrainingRun(
    settings, set: trainingSet(options.corpus, settings), folder: options.folder, stages: stages,
    threads: Threads.count(options.threads),
    device: options.device.flatMap { Device($0) } ?? settings.device ?? .cpu,
    resume: options.resume)
  run.gathering = { tell($0, listener) }
  while let progress = try run.next() { tell(progress, options, listener) }
  guard let last = settings.stages.last, stages.contains(last) else {
    return TrainResult(folder: options.folder, bundle: nil)
  }
  let bundleLock = try lockBundle(bundle)
  defer { bundleLock.release() }
  try run.publish(to: bundle, name: options.name)
  return TrainResult(folder: options.folder, bundle: bundle)
}

/// The folder of the bundle called `name`, which must not hold anything else.
private func bundleFolder(_ name: String) throws(StudyError) -> String {
  if let fault = FileName.fault(name) {
    throw .badName(name: name, of: "a model", problem: fault)
  }
  let folder = RunFolder("models/\(name)")
  guard
    folder.isEmpty || FileManager.default.fileExists(atPath: folder.path + "/model.json")
      || FileManager.default.fileExists(atPath: folder.path + "/vae.safetensors")
  else { throw .runExists(folder: folder.path, resumable: false) }
  return folder.path
}

private func lockBundle(_ folder: String) throws -> FileLock {
  try RunFolder(folder).makeFolder(folder)
  return try FileLock(folder: folder)
}

/// Makes or finds the folder of a training, and locks it.
private func lockTraining(_ path: String) throws -> FileLock {
  let folder = RunFolder(path)
  let known = TrainingStage.allCases.flatMap {
    ["\($0.rawValue).csv", "\($0.rawValue).checkpoint.safetensors"]
  }
  guard
    folder.isEmpty
      || known.contains(where: { FileManager.default.fileExists(atPath: path + "/" + $0) })
  else { throw StudyError.runExists(folder: path, resumable: false) }
  try folder.makeFolder(path)
  return try FileLock(folder: path)
}

private func trainingSet(_ corpus: String, _ settings: TrainingConfiguration) throws -> TrainingSet
{
  let memory = settings.labelMemory ?? TrainingConfiguration.defaultLabelMemory
  return try TrainingSet(
    corpus: corpus, labels: settings.labels, attributes: settings.attributes,
    labelMemory: memory << 20)
}

/// Moves the bar while samples are drawn to learn from.
private func tell(_ gathering: Gathering, _ listener: Listener) {
  listener.progress(
    StageProgress(
      stage: "samples for \(gathering.stage.rawValue)", done: gathering.done,
      total: gathering.of, note: "round \(gathering.round) of \(gathering.rounds)"))
}

/// Moves the bar; says what validations measured and how a stage ended.
private func tell(_ progress: TrainingProgress, _ options: TrainOptions, _ listener: Listener) {
  let stage = progress.stage.rawValue
  let best = progress.bestStep.map { ", best at \($0)" } ?? ""
  listener.progress(
    StageProgress(
      stage: stage, done: progress.step, total: progress.of,
      note: "loss \(decimal(progress.loss, 4))\(best)"))
  if let validation = progress.validation {
    let words = validation.sorted { $0.key < $1.key }.map { "\($0.key) \(decimal($0.value, 4))" }
    listener.remark("\(stage) \(progress.step): " + words.joined(separator: ", "))
  }
  guard progress.isLast else { return }
  if progress.step < progress.of {
    listener.remark("\(stage) stopped after \(progress.step) steps: validations got no better")
  }
  drawCurve(
    of: progress.stage, in: options.folder, bestStep: progress.bestStep, listener: listener)
}
