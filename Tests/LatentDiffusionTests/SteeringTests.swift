import Descriptors
import Generation
import LatentDiffusion
import Testing

struct SteeringTests {
  private let request = SampleRequest(
    condition: [0.35, 0.25, 0.45, 0.5], seed: SampleSeed(study: 9, index: 3))

  private func settings(_ steering: Steering?) -> SamplerSettings {
    SamplerSettings(method: .dpmSolver2M, steps: 6, steering: steering)
  }

  /// How far the predictor's means are from a condition, in standard deviations.
  private func distance(
    _ prediction: Prediction, from condition: [Double], _ card: ModelCard
  ) throws -> Double {
    var sum = 0.0
    for (attribute, wanted) in zip(card.conditionAttributes, condition) {
      let found = try #require(prediction[attribute]).mean
      let spread = try card.scale(of: attribute.rawValue).deviation
      sum += (found - wanted) * (found - wanted) / (spread * spread)
    }
    return sum.squareRoot()
  }

  @Test func `a steered latent is, to the predictor, closer to the request`() throws {
    let generator = try TrainedBundle.generator()
    let card = generator.card
    // What the predictor sees in one sample is asked of another: within reach, and not met yet.
    let seen = try generator.predict([request], settings: settings(nil))[0]
    let condition = try card.conditionAttributes.map { try #require(seen[$0]).mean }
    let asked = SampleRequest(condition: condition, seed: SampleSeed(study: 9, index: 4))
    let free = try generator.predict([asked], settings: settings(nil))[0]
    let steered = try generator.predict(
      [asked], settings: settings(Steering(moves: 3, below: 1)))[0]
    let before = try distance(free, from: condition, card)
    let after = try distance(steered, from: condition, card)
    #expect(before > 1e-4, "there is something to steer")
    // The last three of the moves are of the clean latent itself.
    #expect(after < before / 3)
  }

  @Test func `steering that never sets in changes nothing`() throws {
    let generator = try TrainedBundle.generator()
    let free = try generator.generate([request], settings: settings(nil))
    let steered = try generator.generate(
      [request], settings: settings(Steering(moves: 3, below: 0)))
    #expect(steered == free)
  }

  @Test func `a steered sample is the same whatever the batch`() throws {
    let generator = try TrainedBundle.generator()
    let steering = settings(Steering(moves: 2, below: 0.9))
    let others = (0..<9).map {
      SampleRequest(condition: [0.5, 0.2, 0.5, 0.4], seed: SampleSeed(study: 1, index: $0))
    }
    let together = try generator.generate(others + [request], settings: steering)
    let alone = try generator.generate([request], settings: steering)
    #expect(alone[0] == together[9])
  }

  @Test(arguments: [Steering(moves: 0), Steering(moves: 51), Steering(moves: 2, below: 1.5)])
  func `steering out of range is refused`(steering: Steering) throws {
    let generator = try TrainedBundle.generator()
    #expect(throws: LatentDiffusionError.self) {
      try generator.generate([request], settings: settings(steering))
    }
  }
}
