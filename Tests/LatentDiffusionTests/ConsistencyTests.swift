import Foundation
import LatentDiffusion
import Testing

/// Denoisers that are also taught to meet their conditions as the predictor sees them.
struct ConsistencyTests {
  /// The published denoiser's bytes and how far held-out films end from their conditions.
  private func trained(
    weight: Double, _ folder: TemporaryFolder, stopAfter steps: Int? = nil
  ) throws -> (weights: Data, inconsistency: [Double]) {
    var settings = SyntheticFilms.configuration()
    // a predictor that has learnt to read volume fractions
    settings.predictor.steps = 150
    settings.predictor.learningRate = 5e-3
    settings.diffusion.stage.steps = 240
    settings.diffusion.stage.learningRate = 5e-3
    settings.diffusion.stage.validateEvery = 60
    settings.diffusion.consistency = ConsistencySettings()
    settings.diffusion.consistency?.weight = weight
    func run(resume: Bool) throws -> TrainingRun {
      try TrainingRun(
        settings, set: SyntheticFilms.set(), folder: folder.path, threads: 2, resume: resume)
    }
    var current = try run(resume: false)
    if let steps {
      for _ in 0..<steps { _ = try current.next() }
      current = try run(resume: true)
    }
    var found: [Double] = []
    while let progress = try current.next() {
      if progress.stage == .diffusion, let value = progress.validation?["inconsistency"] {
        found.append(value)
      }
    }
    let bundle = folder.path + "/bundle"
    try current.publish(to: bundle, name: "model")
    return (try Data(contentsOf: URL(filePath: bundle + "/diffusion.safetensors")), found)
  }

  @Test func `a heavier weight brings held-out latents nearer to their conditions`() throws {
    let (light, heavy) = (try TemporaryFolder(), try TemporaryFolder())
    let without = try trained(weight: 0, light).inconsistency
    let with = try trained(weight: 30, heavy).inconsistency
    #expect(without.count == 4 && with.count == 4)
    #expect(with.last! < 0.98 * without.last!, "\(with) \(without)")
  }

  @Test func `a training that was stopped ends with the same weights`() throws {
    let (whole, cut) = (try TemporaryFolder(), try TemporaryFolder())
    let expected = try trained(weight: 1, whole).weights
    #expect(try trained(weight: 1, cut, stopAfter: 40 + 150 + 37).weights == expected)
  }
}
