import Foundation
import Support
import Tensors

/// The files of the samples that a tuning draws: `samples/ROUND-PORTION.safetensors`.
struct SampleFolder {
  let path: String
  /// All that the samples depend on; files of other settings are drawn anew.
  let settings: String

  func path(round: Int, portion: Int) -> String {
    "\(path)/\(round + 1)-\(portion + 1).safetensors"
  }

  /// Those that were kept; nil where there are none, or of other settings.
  func samples(round: Int, portion: Int) throws(LatentDiffusionError) -> OwnSamples? {
    let file = path(round: round, portion: portion)
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    return try computing { () throws(TensorError) in
      try OwnSamples(reading: file, settings: settings)
    }
  }

  func keep(
    _ samples: OwnSamples, round: Int, portion: Int
  ) throws(LatentDiffusionError) {
    try computing { () throws(TensorError) in
      try samples.write(to: path(round: round, portion: portion), settings: settings)
    }
  }
}

extension TrainingFolder {
  /// The samples of a tuning under `settings`, beside the checkpoints.
  func samples(settings: String) throws(LatentDiffusionError) -> SampleFolder {
    let samples = path + "/samples"
    do { try OwnFolder.make("samples", in: path) } catch {
      throw .unreadable(path: error.path, detail: "it cannot be written: \(error.reason)")
    }
    return SampleFolder(path: samples, settings: settings)
  }
}
