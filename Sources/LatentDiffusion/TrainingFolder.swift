import Foundation
import Tensors

/// The files of a training run: a checkpoint and a table of metrics for each stage.
struct TrainingFolder {
  let path: String

  init(_ path: String) throws(LatentDiffusionError) {
    self.path = path
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .unreadable(path: path, detail: "the folder cannot be made")
    }
  }

  func checkpointPath(_ stage: TrainingStage) -> String {
    "\(path)/\(stage.rawValue).checkpoint.safetensors"
  }

  func hasCheckpoint(_ stage: TrainingStage) -> Bool {
    FileManager.default.fileExists(atPath: checkpointPath(stage))
  }

  func checkpoint(
    _ stage: TrainingStage, device: Device
  ) throws(LatentDiffusionError) -> Checkpoint {
    guard hasCheckpoint(stage) else {
      throw .stageMissing(stage: stage.rawValue, folder: path)
    }
    return try computing { () throws(TensorError) in
      try Checkpoint.read(checkpointPath(stage), device: device)
    }
  }

  /// Replaces the checkpoint of `stage`, whole or not at all.
  func write(_ checkpoint: Checkpoint, of stage: TrainingStage) throws(LatentDiffusionError) {
    try computing { () throws(TensorError) in try checkpoint.write(to: checkpointPath(stage)) }
  }
}

/// A table with one row per optimiser step, for people and plots.
///
/// Rows beyond the checkpoint that a run resumes from are dropped: the steps are done again.
final class MetricsTable {
  private let quantities: [String]
  private let file: FileHandle

  init(_ path: String, quantities: [String], after step: Int) throws(LatentDiffusionError) {
    self.quantities = quantities
    let header =
      (["step", "loss", "learning_rate", "gradient_norm", "samples_per_second", "seconds"]
      + quantities.map { "held_out_\($0)" }).joined(separator: ",")
    var rows = [header]
    if step > 0, let text = try? String(contentsOfFile: path, encoding: .utf8) {
      rows += text.split(separator: "\n").dropFirst().map(String.init).filter { row in
        row.split(separator: ",").first.flatMap { Int($0) }.map { $0 <= step } ?? false
      }
    }
    do {
      try Data((rows.joined(separator: "\n") + "\n").utf8).write(
        to: URL(filePath: path), options: .atomic)
      file = try FileHandle(forWritingTo: URL(filePath: path))
      try file.seekToEnd()
    } catch {
      throw .unreadable(path: path, detail: "the table cannot be written")
    }
  }

  func add(_ progress: TrainingProgress, seconds: Double) throws {
    let numbers = [
      progress.loss, progress.learningRate, progress.gradientNorm, progress.samplesPerSecond,
      seconds,
    ]
    let measured = quantities.map { name in
      progress.validation?[name].map { text($0) } ?? ""
    }
    let row = (["\(progress.step)"] + numbers.map(text) + measured).joined(separator: ",")
    try file.write(contentsOf: Data((row + "\n").utf8))
  }

  private func text(_ value: Double) -> String { String(format: "%.6g", value) }
}
