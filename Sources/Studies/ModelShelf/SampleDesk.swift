import Descriptors
import Generation
import LatentDiffusion
import Support
import Synchronization
package import Volumes

/// One generated film: its voxels, what they measure, and what the predictor says of them.
package struct SampledFilm: Sendable {
  package let volume: Volume
  /// By attribute; undefined ones are left out.
  package let measured: [String: Double]
  package let predicted: [String: GeneratedFile.Predicted]
}

/// Models that are loaded when they are first asked for a film and kept, one at work at a time.
///
/// A film is that of `binodal generate` with the same seed and index.
package final class SampleDesk: Sendable {
  private let generators = Mutex<[String: SampleGenerator]>([:])
  private let threads: Int

  /// - Parameter threads: 0 for all cores.
  package init(threads: Int = 0) { self.threads = Threads.count(threads) }

  /// - Parameters:
  ///   - desk: The model.
  ///   - request: One value for each of the model's conditions.
  /// - Complexity: One sample; the first of a model loads its networks.
  package func film(
    of desk: RequestDesk, request: [String: Double], seed: UInt64, index: Int
  ) throws -> SampledFilm {
    let card = desk.card
    let condition = try card.conditions.map { name throws(StudyError) in
      guard let value = request[name] else {
        throw .malformedTarget(text: name, problem: "every condition needs a value")
      }
      return value
    }
    let (bundle, threads) = (desk.bundle, threads)
    let made = try generators.withLock { generators throws -> (Volume, Prediction) in
      let generator =
        try generators[bundle] ?? SampleGenerator(folder: bundle, threads: threads)
      generators[bundle] = generator
      let model = NetworkModel(generator: generator, plan: SamplerPlan())
      let sample = try generator.generate(
        [
          SampleRequest(
            condition: condition, seed: SampleSeed(study: seed, index: index))
        ], settings: model.settings)[0]
      return (sample.volume, sample.prediction)
    }
    return film(made.0, made.1, card)
  }

  private func film(_ volume: Volume, _ prediction: Prediction, _ card: ModelCard) -> SampledFilm {
    let measure = VolumeMeasurer(
      sides: card.sides,
      quantities: .conditions.union(
        Quantities(measuring: card.conditionAttributes)),
      threads: threads)
    return SampledFilm(
      volume: volume,
      measured: measure([volume])[0].reduce(into: [:]) { $0[$1.key.rawValue] = $1.value },
      predicted: prediction.byAttribute.reduce(into: [:]) {
        $0[$1.key.rawValue] = .init(mean: $1.value.mean, deviation: $1.value.deviation)
      })
  }
}
