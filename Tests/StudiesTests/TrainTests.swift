import Corpus
import Foundation
import LatentDiffusion
import Reports
import Studies
import Testing
import Volumes

struct TrainTests {
  private let folder = NSTemporaryDirectory() + "train-" + UUID().uuidString

  /// Six series of one film each, of slabs whose thickness varies.
  private func corpus() throws -> String {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let shape = Shape(nx: 16, ny: 16, nz: 8)
    for series in 0..<6 {
      let writer = try SampleWriter(path: "\(folder)/film\(series).h5")
      var volume = Volume(shape: shape, filledWith: .acceptor)
      for z in 0..<shape.nz {
        for y in 0..<shape.ny {
          for x in 0..<shape.nx where (x + series) % 8 < 3 + series % 3 { volume[x, y, z] = .donor }
        }
      }
      try writer.append(volume, name: "film")
      try writer.finish()
    }
    var options = ImportOptions(name: "slabs", segmentation: .labels(.graspi))
    (options.validation, options.test) = (0.2, 0.2)
    _ = try CorpusImporter(
      source: .shards(["\(folder)/film*.h5"], seriesAttribute: nil), options: options,
      folder: folder + "/corpus", workers: 1
    ).run()
    return folder + "/corpus"
  }

  private static let settings = """
    conditions: [vol_frac_D]
    predictions: [vol_frac_D, tortuosity_D]
    sides: open
    architecture:
      autoencoder: {patch: 2, widths: [8, 8], encoder_blocks: [1, 1], decoder_blocks: [1, 1]}
      denoiser: {widths: [8], blocks: 1, embedding: 8}
    vae: {steps: 20, crop_side: 8, crop_batch: 2, validate_every: 5, checkpoint_every: 5}
    """

  @Test func `a stage leaves its table, its events and its learning curve`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let corpus = try corpus()
    let settings = folder + "/train.yaml"
    try Self.settings.write(toFile: settings, atomically: true, encoding: .utf8)
    let result = try train(
      TrainOptions(
        stage: "vae", settings: settings, corpus: corpus, folder: folder + "/run", name: "slabs",
        threads: 2, resume: false), listener: Listener())
    #expect(result.bundle == nil && result.folder == folder + "/run")
    for file in [
      "vae.csv", "vae.checkpoint.safetensors", "tensorboard/vae/events.out.tfevents.binodal",
      "plots/vae.gp", "plots/vae.dat", "plots/vae.png", "plots/vae.svg",
    ] {
      #expect(FileManager.default.fileExists(atPath: "\(folder)/run/\(file)"), "\(file)")
    }
    let data = try String(contentsOfFile: folder + "/run/plots/vae.dat", encoding: .utf8)
    let rows = data.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(rows.count == 20 + 4)  // steps, validations
  }

  @Test func `a table whose head names a column twice draws the first, and crashes nothing`() throws
  {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let table = "step,loss,loss,learning_rate,gradient_norm,held_out_loss\n1,0.5,9,0.001,1,0.4\n"
    try table.write(toFile: folder + "/vae.csv", atomically: true, encoding: .utf8)
    let curve = try #require(LearningCurve(of: .vae, in: folder, bestStep: nil))
    #expect(curve.steps.map(\.loss) == [0.5])
  }
}
