import Foundation
import LatentDiffusion
import Testing

/// Denoisers that are also taught to meet their conditions as the predictor sees them, or as decoded volumes have them.
struct ConsistencyTests {
  private enum Part: String, CaseIterable {
    case inconsistency, unmet

    /// So many that a predictor has learnt to read volume fractions, where it is asked.
    var predictorSteps: Int { self == .inconsistency ? 150 : 1 }
  }

  /// The published denoiser's bytes and how far held-out films end from their conditions, or from requests near them.
  private func trained(
    _ part: Part, weight: Double, _ folder: TemporaryFolder, after: Double? = nil,
    validateEvery: Int = 60, stopAfter steps: Int? = nil
  ) throws -> (weights: Data, misses: [Double]) {
    var settings = SyntheticFilms.configuration()
    settings.predictor.steps = part.predictorSteps
    settings.predictor.learningRate = 5e-3
    settings.diffusion.stage.steps = 240
    settings.diffusion.stage.learningRate = 5e-3
    settings.diffusion.stage.validateEvery = validateEvery
    switch part {
    case .inconsistency:
      settings.diffusion.consistency = ConsistencySettings()
      settings.diffusion.consistency?.weight = weight
    case .unmet:
      // few enough latents that sums do not depend on the threads, which other tests set too
      var measured = MeasuredConsistencySettings()
      (measured.weight, measured.samples, measured.shift) = (weight, 4, 1)
      measured.after = after
      settings.diffusion.measuredConsistency = measured
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
    let resumed = try trained(part, weight: 1, cut, stopAfter: 40 + part.predictorSteps + 37)
      .weights
    #expect(resumed == expected)
  }

  @Test
  private func `decoded volumes count only after the part of the steps that comes first`() throws {
    let weights = try [(30, 1), (0, nil), (30, 0.5), (30, 0)].map { weight, after in
      try trained(
        .unmet, weight: weight, TemporaryFolder(), after: after, validateEvery: 240
      ).weights
    }
    #expect(weights[0] == weights[1])
    #expect(Set(weights[1...]).count == 3)
  }
}
