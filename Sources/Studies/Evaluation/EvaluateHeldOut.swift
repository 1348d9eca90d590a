import Corpus
import Descriptors
import Evaluation
import Generation
import LatentDiffusion
import Volumes

/// What encoding keeps of held-out volumes, and what the predictor estimates of them.
struct HeldOutMeasures {
  private(set) var accuracies: [Double] = []
  /// By attribute: true values, and what was found after encoding and decoding.
  private(set) var reconstructed: [String: (expected: [Double], found: [Double])] = [:]
  /// By attribute: true values, the predicted distributions, and the film of each.
  private(set) var predicted:
    [String: (expected: [Double], means: [Double], deviations: [Double], series: [Int])] = [:]

  /// - Parameter reconstructing: Whether volumes are decoded and measured again, beside what the
  ///   predictor estimates of them.
  /// - Complexity: An encoding a volume, and with `reconstructing` another, a decoding and the measuring;
  ///   eight volumes are held at once.
  init(
    _ samples: [SampleReference], of corpus: EvaluationCorpus, generator: SampleGenerator,
    reconstructing: Bool = true, threads: Int, listener: Listener
  ) throws {
    for start in stride(from: 0, to: samples.count, by: 8) {
      let some = Array(samples[start..<min(start + 8, samples.count)])
      let volumes = try corpus.reader.volumes(of: some)
      if reconstructing { try reconstruct(volumes, of: some, generator, threads: threads) }
      for (sample, prediction) in zip(some, try generator.predict(volumes)) {
        note(sample, prediction)
      }
      listener.progress(
        StageProgress(stage: "held-out volumes", done: start + some.count, total: samples.count))
    }
  }

  private mutating func reconstruct(
    _ volumes: [Volume], of samples: [SampleReference], _ generator: SampleGenerator, threads: Int
  ) throws {
    let card = generator.card
    let measure = VolumeMeasurer(
      sides: card.sides,
      quantities: Quantities(measuring: card.conditionAttributes),
      threads: threads)
    let copies = try volumes.map { try generator.reconstruct($0) }
    for (volume, copy) in zip(volumes, copies) {
      accuracies.append(voxelAgreement(volume, copy))
    }
    for (sample, values) in zip(samples, measure(copies)) {
      note(sample, values, of: card.conditionAttributes)
    }
  }

  private mutating func note(
    _ sample: SampleReference, _ values: [Attribute: Double], of attributes: [Attribute]
  ) {
    for attribute in attributes {
      let name = attribute.rawValue
      guard let expected = sample[name], let found = values[attribute] else { continue }
      reconstructed[name, default: ([], [])].expected.append(expected)
      reconstructed[name]!.found.append(found)
    }
  }

  private mutating func note(_ sample: SampleReference, _ prediction: Prediction) {
    for (attribute, estimate) in zip(prediction.attributes, prediction.estimates) {
      let name = attribute.rawValue
      // a tortuosity factor without a path is infinite: nothing that a mean could meet
      guard let expected = sample[name], expected.isFinite else { continue }
      predicted[name, default: ([], [], [], [])].expected.append(expected)
      predicted[name]!.means.append(estimate.mean)
      predicted[name]!.deviations.append(estimate.deviation)
      predicted[name]!.series.append(sample.series)
    }
  }
}

extension EvaluationReport.HeldOut {
  init?(_ measures: HeldOutMeasures, card: ModelCard) {
    guard let accuracy = Summary(measures.accuracies) else { return nil }
    volumes = accuracy.count
    voxelAccuracy = accuracy
    reconstruction = card.conditions.compactMap { name in
      measures.reconstructed[name].flatMap {
        $0.expected.count < 2 ? nil : Agreement(name: name, expected: $0.expected, found: $0.found)
      }
    }
    predictor = card.predictions.compactMap { name in
      measures.predicted[name].flatMap {
        $0.expected.count < 2 ? nil : Agreement(name: name, expected: $0.expected, found: $0.means)
      }
    }
    coverage = card.predictions.compactMap { name in
      measures.predicted[name].map {
        Coverage(
          name: name, expected: $0.expected, means: $0.means, deviations: $0.deviations,
          groups: $0.series)
      }
    }
  }
}
