import Descriptors
import Foundation
import Generation
import InverseDesign
import Randomness
import Realism

/// A stand-in for the generative model, with a known answer.
///
/// Films do not quite have what they are asked for: more donor leaves less mixed phase, and each film has
/// noise of its own. Its predictions have two modes over χ and log_time.
final class StandInModel: MicrostructureModel {
  let conditions: [Attribute] = [.donorFraction, .mixedFraction]
  /// The standard deviation of one film's volume fractions.
  var noise = 0.004
  /// Why a batch cannot be generated; nil where it can.
  var failure: (_ batch: Int) -> String? = { _ in nil }
  private(set) var batches = 0

  /// What films of a condition have on average.
  static func response(_ condition: [Double]) -> (donor: Double, mixed: Double) {
    (0.02 + 0.95 * condition[0], (1.2 - condition[0]) * condition[1])
  }

  func generate(_ requests: [SampleRequest]) throws -> [GeneratedSample] {
    batches += 1
    if let reason = failure(batches) { throw StandInFailure(reason) }
    return requests.map { request in
      var dice = SplitMix64(request.seed)
      let mean = Self.response(request.condition)
      let (donor, mixed) = (mean.donor + noise * dice.bell(), mean.mixed + noise * dice.bell())
      let strong = Double.random(in: 0..<1, using: &dice) < 0.6
      let process = [
        Estimate(mean: donor + mixed / 2, deviation: 0.01),
        Estimate(mean: (strong ? 3.3 : 2.6) + 0.02 * dice.bell(), deviation: 0.05),
        Estimate(mean: (strong ? 1.8 : 2.6) + 0.02 * dice.bell(), deviation: 0.05),
      ]
      return GeneratedSample(
        volume: StandInFilm.volume(donor: donor, mixed: mixed, dice: &dice),
        prediction: Prediction(attributes: Attribute.process, estimates: process))
    }
  }

  /// Conditions spread evenly over a box.
  static let training: TrainingDistribution = {
    var dice = SplitMix64(seed: 5)
    let rows = 240
    let samples = (0..<rows).flatMap { _ in
      [
        Double.random(in: 0.25...0.65, using: &dice), Double.random(in: 0.05...0.3, using: &dice),
      ]
    }
    do {
      return try TrainingDistribution(
        names: ["vol_frac_D", "vol_frac_M"], samples: samples, rows: rows)
    } catch { fatalError("\(error)") }
  }()
}

/// Why a stand-in did not do its work.
struct StandInFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
