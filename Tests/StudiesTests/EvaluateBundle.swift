import Corpus
import Descriptors
import Foundation
import LatentDiffusion
import PhaseField
import Volumes

/// A corpus of small films and a model trained on it for a moment: poor, complete, made once for
/// all tests.
enum EvaluateBundle {
  /// A folder of its own that is gone afterwards, with the corpus and the model in it.
  static func inFolder<Answer>(
    _ body: (_ folder: String, _ model: String, _ corpus: String) throws -> Answer
  ) throws -> Answer {
    let source = try made.get()
    let folder = FileManager.default.temporaryDirectory.path + "/evaluate-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.copyItem(atPath: source, toPath: folder)
    return try body(folder, folder + "/model", folder + "/corpus")
  }

  private static let made: Result<String, any Error> = Result {
    let folder = FileManager.default.temporaryDirectory.path + "/evaluate-tiny-\(getpid())"
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try CorpusBuilder(plan: plan, folder: folder + "/corpus", workers: 2).build()
    let told = configuration
    let run = try TrainingRun(
      told, set: TrainingSet(corpus: folder + "/corpus", attributes: told.attributes),
      folder: folder + "/training", threads: 2)
    while try run.next() != nil {}
    try run.publish(to: folder + "/model", name: "tiny")
    return folder
  }

  private static let plan = CorpusPlan(
    name: "tiny", shape: Shape(nx: 16, ny: 16, nz: 8), design: .sobol(points: 12),
    phi: 0.4...0.6, chi: 2.8...3.6,
    snapshots: SnapshotRule(times: .count(4), longestLogTime: 1.8),
    attributes: Attribute.conditions + [Attribute(rawValue: "area_DM")], validation: 0.25,
    test: 0.25, seed: 7)

  private static var configuration: TrainingConfiguration {
    var told = TrainingConfiguration()
    told.summary = "Small films, for tests."
    told.architecture.autoencoder.patch = 2
    told.architecture.autoencoder.widths = [8, 16]
    told.architecture.autoencoder.decoderBlocks = [1, 1]
    told.architecture.predictor.width = 8
    told.architecture.predictor.blocks = 1
    told.architecture.predictor.hidden = 16
    told.architecture.denoiser.widths = [8, 8]
    told.architecture.denoiser.embedding = 16
    told.vae.stage = stage(20, batch: 2)
    told.vae.cropSide = 8
    told.vae.cropBatch = 4
    told.vae.validationVolumes = 4
    told.pool.size = 16
    told.pool.validationVolumes = 4
    told.predictor = stage(20, batch: 8)
    told.diffusion.stage = stage(20, batch: 8)
    told.sampler = SamplerSettings(method: .ddim, steps: 3)
    return told
  }

  private static func stage(_ steps: Int, batch: Int) -> StageSettings {
    var stage = StageSettings(steps: steps, batch: batch, learningRate: 2e-3)
    stage.warmUp = 5
    stage.averageDecay = 0.9
    stage.checkpointEvery = 10
    stage.validateEvery = 10
    return stage
  }
}
