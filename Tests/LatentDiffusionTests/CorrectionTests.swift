import Descriptors
import Foundation
import Generation
import LatentDiffusion
import Testing
import Volumes

struct CorrectionTests {
  private let request = SampleRequest(
    condition: [0.35, 0.25, 0.45, 0.5], seed: SampleSeed(study: 9, index: 3))

  private func settings(
    corrections: Int, closeEnough: Double = 0.03, redraws: Int = 0
  ) -> SamplerSettings {
    SamplerSettings(
      method: .dpmSolver2M, steps: 6, corrections: corrections, closeEnough: closeEnough,
      redraws: redraws)
  }

  /// The square of what the voxels miss, in standard deviations.
  private func miss(_ sample: GeneratedSample, _ card: ModelCard) throws -> Double {
    let measured = Measured(sample.volume, sides: card.sides, quantities: .conditions)
    return try zip(card.conditions, request.condition).reduce(0) { sum, asked in
      let value = try #require(measured[Attribute(rawValue: asked.0)])
      let miss = try (value - asked.1) / card.scale(of: asked.0).deviation
      return sum + miss * miss
    }
  }

  private func voxel(_ phase: Phase = .donor) -> Volume {
    Volume(
      shape: Shape(nx: 1, ny: 1, nz: 1), spacing: Spacing(x: 1, y: 1, z: 1),
      labels: [phase.rawValue])
  }

  @Test func `voxels that answer linearly are met within a few corrections`() throws {
    // The voxels follow the predictor weakly, and one condition drags the other along.
    let answer: [[Float]] = [[0.5, 0.1], [-0.2, 0.8]]
    var correction = Correction(conditions: 2, closeEnough: 0.03)
    var miss: [Float] = [0.6, -0.4]
    var corrections = 0
    while true {
      let change = correction.take(voxel(), miss: miss)
      if correction.isMet { break }
      corrections += 1
      try #require(corrections <= 5)
      miss = miss.indices.map { row in
        miss[row] + zip(answer[row], change).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    #expect(miss.allSatisfy { abs($0) < 0.03 })
  }

  @Test func `a sample that is close enough is moved no further`() {
    for (closeEnough, isMet) in [(0.3, true), (0.1, false)] {
      var correction = Correction(conditions: 2, closeEnough: closeEnough)
      let change = correction.take(voxel(), miss: [0.2, -0.05])
      #expect(correction.isMet == isMet)
      #expect(change.allSatisfy { $0 == 0 } == isMet)
    }
  }

  @Test func `a step that made it worse is taken back and halved`() {
    var correction = Correction(conditions: 1, closeEnough: 0.03)
    #expect(correction.take(voxel(), miss: [0.2]) == [-0.3])
    // Away from what was asked: nothing to learn, so half the step, from the first latent.
    #expect(correction.take(voxel(), miss: [0.9]) == [-0.15])
    #expect(correction.isTakenBack)
    // Half of what was needed: a whole step again, from here.
    let next = correction.take(voxel(), miss: [0.1])[0]
    #expect(abs(next + 0.15) < 1e-6 && !correction.isTakenBack)
  }

  @Test func `the best that was measured is kept, not the last`() throws {
    var correction = Correction(conditions: 1, closeEnough: 0.03)
    for (phase, miss) in [(Phase.donor, Float(0.5)), (.mixed, 0.2), (.acceptor, -0.7)] {
      _ = correction.take(voxel(phase), miss: [miss])
    }
    #expect(try #require(correction.best).volume == voxel(.mixed))
  }

  @Test func `a corrected sample misses less on its voxels`() throws {
    let generator = try TrainedBundle.generator()
    let free = try generator.generate([request], settings: settings(corrections: 0))[0]
    let corrected = try generator.generate([request], settings: settings(corrections: 6))[0]
    let before = try miss(free, generator.card)
    #expect(before > 0.01, "there is something to correct")
    #expect(try miss(corrected, generator.card) < before)
  }

  @Test func `a corrected sample is the same whatever the batch`() throws {
    let generator = try TrainedBundle.generator()
    let others = (0..<9).map {
      SampleRequest(condition: [0.5, 0.2, 0.5, 0.4], seed: SampleSeed(study: 1, index: $0))
    }
    let settings = settings(corrections: 2)
    let together = try generator.generate(others + [request], settings: settings)
    let alone = try generator.generate([request], settings: settings)
    #expect(alone[0] == together[9])
  }

  @Test func `a sample that stays off is drawn anew, and the closest is kept`() throws {
    let generator = try TrainedBundle.generator()
    let requests = (0..<6).map {
      SampleRequest(condition: request.condition, seed: SampleSeed(study: 9, index: $0))
    }
    let misses = try (0...3).map { redraws in
      try generator.generate(
        requests, settings: settings(corrections: 1, closeEnough: 0, redraws: redraws)
      ).map { try miss($0, generator.card) }
    }
    for (fewer, more) in zip(misses, misses.dropFirst()) {
      #expect(zip(fewer, more).allSatisfy { $1 <= $0 })
    }
    #expect(misses[3] != misses[0])
  }

  @Test func `a sample that is close enough is drawn once`() throws {
    let generator = try TrainedBundle.generator()
    let loose = try [0, 5].map { redraws in
      try generator.generate(
        [request], settings: settings(corrections: 1, closeEnough: 9, redraws: redraws))
    }
    #expect(loose[0] == loose[1])
    let free = try [0, 5].map { redraws in
      try generator.generate([request], settings: settings(corrections: 0, redraws: redraws))
    }
    #expect(free[0] == free[1], "nothing is measured without corrections")
  }

  @Test func `a redrawn sample is the same whatever the batch`() throws {
    let generator = try TrainedBundle.generator()
    let others = (0..<9).map {
      SampleRequest(condition: [0.5, 0.2, 0.5, 0.4], seed: SampleSeed(study: 1, index: $0))
    }
    let settings = settings(corrections: 1, closeEnough: 0.2, redraws: 2)
    let together = try generator.generate(others + [request], settings: settings)
    #expect(try generator.generate([request], settings: settings)[0] == together[9])
  }

  @Test func `settings of before there were corrections have none`() throws {
    let text = #"{"method": "ddim", "steps": 25, "guidance": 1}"#
    let settings = try JSONDecoder().decode(SamplerSettings.self, from: Data(text.utf8))
    #expect(settings == SamplerSettings())
    #expect(settings.corrections == 0 && settings.redraws == 0)
  }

  @Test(arguments: [-1, 21]) func `other numbers of corrections or redraws are refused`(count: Int)
    throws
  {
    let generator = try TrainedBundle.generator()
    #expect(throws: LatentDiffusionError.self) {
      try generator.generate([request], settings: settings(corrections: count))
    }
    #expect(throws: LatentDiffusionError.redraws(found: count, allowed: 0...20)) {
      try generator.generate([request], settings: settings(corrections: 1, redraws: count))
    }
  }
}
