import Descriptors
import Foundation
import Generation
import InverseDesign
import Realism

/// A stand-in for a generative model, with a known answer.
///
/// Films do not quite have what they are asked for: measured = ``response(_:)`` of the condition
/// plus noise of the sample's own seed.
final class StandInModel: MicrostructureModel {
  let conditions = Attribute.conditions
  var noise = 0.004
  /// What was asked, in order.
  private(set) var requests: [SampleRequest] = []
  private(set) var batches = 0
  /// Called before a batch; may throw.
  var before: (_ batch: Int, _ requests: [SampleRequest]) throws -> Void = { _, _ in }

  /// A bend, a pull to the middle, and a mixing of neighbours.
  static func response(_ c: [Double]) -> [Double] {
    c.indices.map { j in
      let next = c[(j + 1) % c.count]
      return 0.9 * c[j] + 0.04 + 0.05 * sin(4 * next) * c[j]
    }
  }

  func generate(_ asked: [SampleRequest]) throws -> [GeneratedSample] {
    batches += 1
    try before(batches - 1, asked)
    requests += asked
    return asked.map { request in
      var draws = Draws(request.seed)
      let numbers = Self.response(request.condition).map { $0 + noise * draws.normal() }
      let process = [
        Estimate(mean: 0.4 + 0.2 * request.condition[0], deviation: 0.01),
        Estimate(mean: 2.5 + 0.3 * draws.normal(), deviation: 0.05),
        Estimate(mean: 2.4 + 0.3 * draws.normal(), deviation: 0.05),
      ]
      return GeneratedSample(
        volume: SpelledFilm.volume(numbers),
        prediction: Prediction(attributes: Attribute.process, estimates: process))
    }
  }

  /// Conditions spread evenly over a slanted box.
  static let training: TrainingDistribution = {
    var draws = Draws(SampleSeed(study: 5, index: 0))
    let rows = 800
    let table = (0..<rows).flatMap { _ -> [Double] in
      let u = (0..<4).map { _ in draws.uniform() }
      return [
        0.2 + 0.4 * u[0], 0.05 + 0.3 * u[1], 0.2 + 0.5 * u[2] + 0.1 * u[0],
        0.2 + 0.5 * u[3] - 0.1 * u[1] + 0.05,
      ]
    }
    return try! TrainingDistribution(
      names: Attribute.conditions.map(\.rawValue), samples: table, rows: rows)
  }()
}

/// Random numbers from a noise's name alone.
struct Draws {
  private var state: UInt64

  init(_ noise: SampleSeed) {
    state = noise.study &* 0xD134_2543_DE82_EF95 &+ UInt64(noise.index) &* 0x2545_F491_4F6C_DD1D
  }

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return (Double((z ^ (z >> 31)) >> 11) + 0.5) / 0x1p53
  }

  mutating func normal() -> Double {
    (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform())
  }
}
