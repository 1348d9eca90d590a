import Generation
import LatentDiffusion
import Testing

/// The predictor's word as a function of the condition, differentiated through the sampler.
struct SlopeTests {
  private let condition = [0.35, 0.25, 0.45, 0.5]
  private let seeds = (0..<3).map { SampleSeed(study: 5, index: $0) }

  private func requests(_ condition: [Double]) -> [SampleRequest] {
    seeds.map { SampleRequest(condition: condition, seed: $0) }
  }

  private static let samplers = [
    SamplerSettings(method: .dpmSolver2M, steps: 6),
    SamplerSettings(method: .ddim, steps: 4, guidance: 1.5),
    SamplerSettings(method: .ddpm, steps: 3),
  ]

  @Test(arguments: samplers)
  func `slopes are those of central differences`(settings: SamplerSettings) throws {
    let generator = try TrainedBundle.generator()
    let card = generator.card
    let weights = seeds.indices.map { row in
      card.predictions.indices.map { column in Double(1 + (row + 2 * column) % 3) }
    }
    func sums(_ condition: [Double]) throws -> [Double] {
      zip(try generator.predict(requests(condition), settings: settings), weights).map {
        zip($0.means, $1).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    let slopes = try generator.slopes(requests(condition), weights: weights, settings: settings)
    for index in condition.indices {
      let step = try 0.05 * card.scale(of: card.conditions[index]).deviation
      var (above, below) = (condition, condition)
      above[index] += step
      below[index] -= step
      let (high, low) = (try sums(above), try sums(below))
      for row in seeds.indices {
        let difference = (high[row] - low[row]) / (2 * step)
        let size = max(abs(difference), slopes.flatMap { $0 }.map(abs).max()! * 0.1)
        // curvature over the step, and round-off of single precision divided by it
        #expect(abs(slopes[row][index] - difference) < 0.03 * size)
      }
    }
  }

  @Test func `slopes through steering are those of central differences`() throws {
    // a predictor that has learnt something: the toy's makes steering jump about
    let shelf = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let generator = try SampleGenerator(folder: "/\(shelf)/models/three-phase-64", threads: 2)
    let settings = SamplerSettings(
      method: .dpmSolver2M, steps: 6, steering: Steering(moves: 1, below: 0.9))
    let weights = generator.card.predictions.map { $0.hasPrefix("tortuosity") ? 1.0 : 0.5 }
    let condition = [0.45, 0.12, 0.5, 0.5]
    let request = SampleRequest(condition: condition, seed: seeds[1])
    let slopes = try generator.slopes([request], weights: [weights], settings: settings)[0]
    let step = 0.004
    let shifted = condition.indices.flatMap { index in
      [step, -step].map { shift in
        var moved = condition
        moved[index] += shift
        return SampleRequest(condition: moved, seed: seeds[1])
      }
    }
    let sums = try generator.predict(shifted, settings: settings).map {
      zip($0.means, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let steepest = slopes.map(abs).max()!
    for index in condition.indices {
      let difference = (sums[2 * index] - sums[2 * index + 1]) / (2 * step)
      // curvature over the step, and round-off of single precision divided by it
      #expect(abs(slopes[index] - difference) < 0.02 * steepest)
    }
  }

  @Test func `what comes with a sample is the predictor's word on its volume`() throws {
    let generator = try TrainedBundle.generator()
    for settings in Self.samplers {
      let samples = try generator.generate(requests(condition), settings: settings)
      #expect(try generator.predict(samples.map(\.volume)) == samples.map(\.prediction))
    }
  }

  @Test func `slopes of one request do not depend on the others`() throws {
    let generator = try TrainedBundle.generator()
    let weights = [Double](repeating: 1, count: generator.card.predictions.count)
    let many = try generator.slopes(
      requests(condition), weights: seeds.map { _ in weights }, settings: Self.samplers[0])
    let alone = try generator.slopes(
      [requests(condition)[2]], weights: [weights], settings: Self.samplers[0])
    for (a, b) in zip(many[2], alone[0]) {
      // another position in the batch: the last bits of single precision may differ
      #expect(abs(a - b) <= 1e-4 * max(abs(a), abs(b)))
    }
    #expect(many[0] != many[1])
  }
}
