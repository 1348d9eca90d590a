import Descriptors
import Generation
import LatentDiffusion
import Testing
import Volumes

struct SampleGeneratorTests {
  private func requests(_ indices: [Int]) -> [SampleRequest] {
    indices.map { index in
      SampleRequest(
        condition: [0.3 + 0.01 * Double(index % 7), 0.2, 0.4, 0.5],
        seed: SampleSeed(study: 42, index: index))
    }
  }

  @Test(arguments: SamplerSettings.Method.allCases, [1.0, 2.0])
  func `a sample is the same whatever the batch and the order`(
    method: SamplerSettings.Method, guidance: Double
  ) throws {
    let generator = try TrainedBundle.generator()
    let settings = SamplerSettings(method: method, steps: 3, guidance: guidance)
    let together = try generator.generate(requests(Array(0..<11)), settings: settings)
    let backwards = try generator.generate(requests((0..<11).reversed()), settings: settings)
    #expect(Array(backwards.reversed()) == together)
    for index in [0, 6, 10] {
      let alone = try generator.generate(requests([index]), settings: settings)
      #expect(alone == [together[index]])
    }
  }

  @Test func `other seeds give other volumes`() throws {
    let samples = try TrainedBundle.generator().generate(requests([0, 7]))
    #expect(samples[0].volume != samples[1].volume)
  }

  @Test(arguments: [Shape(nx: 16, ny: 16, nz: 8), Shape(nx: 24, ny: 8, nz: 16)])
  func `a volume has the sides that were asked for`(shape: Shape) throws {
    let samples = try TrainedBundle.generator().generate(requests([1]), shape: shape)
    #expect(samples[0].volume.shape == shape)
    #expect(samples[0].prediction.attributes.map(\.rawValue) == SyntheticFilms.names)
    #expect(samples[0].prediction.deviations.allSatisfy { $0 > 0 && $0.isFinite })
  }

  @Test func `progress counts volumes to the end`() throws {
    var seen: [Int] = []
    let generator = try TrainedBundle.generator()
    let batch = generator.batch(of: generator.card.shape)
    let count = batch + 3
    _ = try generator.generate(
      requests(Array(0..<count)), progress: { done, _ in seen.append(done) })
    #expect(seen == [batch, count])
  }

  @Test func `a bad request is refused before any work`() throws {
    let generator = try TrainedBundle.generator()
    let seed = SampleSeed(study: 1, index: 0)
    #expect(throws: LatentDiffusionError.self) {
      try generator.generate([SampleRequest(condition: [0.5], seed: seed)])
    }
    #expect(
      throws: LatentDiffusionError.conditionNotFinite(name: "vol_frac_M", value: "nan")
    ) {
      try generator.generate([SampleRequest(condition: [0.5, .nan, 0.5, 0.5], seed: seed)])
    }
    #expect(throws: LatentDiffusionError.shape(found: "20×16×8", multiple: 8)) {
      try generator.generate(requests([0]), shape: Shape(nx: 20, ny: 16, nz: 8))
    }
    #expect(throws: LatentDiffusionError.samplerSteps(found: 0, allowed: 1...1000)) {
      try generator.generate(requests([0]), settings: SamplerSettings(steps: 0))
    }
  }

  @Test func `a shifted film by whole cells has the same prediction`() throws {
    let generator = try TrainedBundle.generator()
    let film = SyntheticFilms.volume(2, shape: Shape(nx: 16, ny: 16, nz: 8))
    var motion = SymmetryOperation()
    motion.shiftX = 4
    motion.shiftY = 8
    let both = try generator.predict([film, motion(film)])
    for (a, b) in zip(both[0].means, both[1].means) {
      #expect(abs(a - b) < 1e-4)  // single precision, sums in another order
    }
  }

  @Test func `few large volumes pass together, and many small ones`() throws {
    let generator = try TrainedBundle.generator()
    let cell = generator.card.architecture.cell
    func batch(_ side: Int) -> Int {
      generator.batch(of: Shape(nx: side * cell, ny: side * cell, nz: side * cell))
    }
    #expect([1, 8, 16, 64].map(batch) == [8, 8, 1, 1])
  }
}
