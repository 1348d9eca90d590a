import Generation
import LatentDiffusion
import Testing
import Volumes

/// A model whose denoiser has a mask for each condition, trained for a moment.
struct PartialRequestTests {
  private let seed = SampleSeed(study: 5, index: 2)

  private func masked() throws -> (generator: SampleGenerator, folder: TemporaryFolder) {
    var configuration = SyntheticFilms.configuration()
    configuration.architecture.denoiser.separateMasks = true
    let (bundle, work) = (try TemporaryFolder(), try TemporaryFolder())
    let run = try TrainingRun(
      configuration, set: SyntheticFilms.set(), folder: work.path, threads: 2)
    while try run.next() != nil {}
    try run.publish(to: bundle.path, name: "masked")
    return (try SampleGenerator(folder: bundle.path, threads: 2), bundle)
  }

  @Test func `an open condition is neither asked for nor corrected`() throws {
    let (generator, folder) = try masked()
    defer { withExtendedLifetime(folder) {} }
    #expect(generator.card.knowsPartialConditions)
    let settings = SamplerSettings(
      steps: 3, steering: Steering(moves: 1, below: 0.9), corrections: 2, closeEnough: 1e-6)
    func volume(_ partial: [Double?]) throws -> [UInt8] {
      try generator.generate(
        [SampleRequest(partial: partial, seed: seed)], settings: settings)[0].volume.labels
    }
    let open = try volume([0.4, nil, nil, nil])
    #expect(try volume([0.4, nil, nil, nil]) == open)
    #expect(try volume([0.4, 0.2, 0.4, 0.5]) != open)
    #expect(try volume([0.6, nil, nil, nil]) != open)
  }

  @Test func `a model of whole requests refuses an open condition by name`() throws {
    let generator = try TrainedBundle.generator()
    let names = generator.card.conditions
    #expect(!generator.card.knowsPartialConditions)
    #expect(throws: LatentDiffusionError.conditionsOpen(names: [names[1]], of: names)) {
      try generator.generate([SampleRequest(partial: [0.4, nil, 0.4, 0.5], seed: seed)])
    }
  }
}
