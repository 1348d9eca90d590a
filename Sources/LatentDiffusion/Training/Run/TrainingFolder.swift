import Foundation
import Support
import Tensors

/// The files of a training run: a checkpoint and a table of metrics for each stage.
struct TrainingFolder {
  let path: String

  init(_ path: String) throws(LatentDiffusionError) {
    self.path = path
    do { try OwnFolder.make(in: path) } catch {
      throw .unreadable(path: path, detail: "the folder cannot be made: \(error.reason)")
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
