import Foundation
import LatentDiffusion
import Testing

/// Denoisers that are also taught to meet their conditions as the predictor sees them, or as decoded volumes have them.
struct ConsistencyTests {
  private enum Part: String, CaseIterable { case inconsistency, unmet }

  /// The published denoiser's bytes and how far held-out films end from their conditions, or from requests near them.
  private func trained(
    _ part: Part, weight: Double, _ folder: TemporaryFolder, stopAfter steps: Int? = nil
  ) throws -> (weights: Data, misses: [Double]) {
    var settings = SyntheticFilms.configuration()
    // a predictor that has learnt to read volume fractions
    settings.predictor.steps = 150
    settings.predictor.learningRate = 5e-3
    settings.diffusion.stage.steps = 240
    settings.diffusion.stage.learningRate = 5e-3
    settings.diffusion.stage.validateEvery = 60
    switch part {
    case .inconsistency:
      settings.diffusion.consistency = ConsistencySettings()
      settings.diffusion.consistency?.weight = weight
    case .unmet:
      settings.diffusion.measuredConsistency = MeasuredConsistencySettings()
      settings.diffusion.measuredConsistency?.weight = weight
    }
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
      if progress.stage == .diffusion, let value = progress.validation?[part.rawValue] {
        found.append(value)
      }
    }
    let bundle = folder.path + "/bundle"
    try current.publish(to: bundle, name: "model")
    return (try Data(contentsOf: URL(filePath: bundle + "/diffusion.safetensors")), found)
  }

  @Test(arguments: Part.allCases)
  private func `a heavier weight brings held-out latents nearer to their requests`(
    part: Part
  ) throws {
    let (light, heavy) = (try TemporaryFolder(), try TemporaryFolder())
    let without = try trained(part, weight: 0, light).misses
    let with = try trained(part, weight: 30, heavy).misses
    #expect(without.count == 4 && with.count == 4)
    #expect(with.last! < 0.98 * without.last!, "\(with) \(without)")
  }

  @Test(arguments: Part.allCases)
  private func `a training that was stopped ends with the same weights`(part: Part) throws {
    let (whole, cut) = (try TemporaryFolder(), try TemporaryFolder())
    let expected = try trained(part, weight: 1, whole).weights
    let resumed = try trained(part, weight: 1, cut, stopAfter: 40 + 150 + 37).weights
    #expect(resumed == expected)
  }
}
