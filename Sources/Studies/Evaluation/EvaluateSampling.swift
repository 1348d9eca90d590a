import Descriptors
import Evaluation
import Generation
import LatentDiffusion
import Support
import Volumes

/// Makes the samples of an evaluation, a batch at a time, and measures them on their voxels.
struct EvaluationSampling {
  let card: ModelCard
  let question: EvaluationQuestion
  let model: NetworkModel
  let seed: UInt64
  let threads: Int
  /// A few volumes are kept here, for the pictures.
  let folder: RunFolder

  /// The first samples of each kind whose structure is kept for the statistics.
  static let structures = 256
  /// The first samples of requests of their own whose volumes are kept.
  static let pictures = 3

  /// Makes what is missing of the first `count` samples of a kind; returns how many and the
  /// seconds that generating alone took.
  func make(
    _ kind: SampleKind, _ count: Int, in journal: inout EvaluationJournal, listener: Listener
  ) throws -> (made: Int, seconds: Double) {
    let missing = (0..<count).filter { !isDone(kind, $0, journal) }
    var spent = 0.0
    for start in stride(from: 0, to: missing.count, by: model.together) {
      let numbers = Array(missing[start..<min(start + model.together, missing.count)])
      let (made, seconds) = try batch(kind, numbers)
      spent += seconds
      try journal.append(made)
      listener.progress(
        StageProgress(
          stage: kind == .parity ? "requests" : "fixed request",
          done: count - missing.count + start + numbers.count, total: count))
    }
    return (missing.count, spent)
  }

  /// Makes some samples of a kind together and measures them; also the seconds that generating alone
  /// took.
  func batch(
    _ kind: SampleKind, _ numbers: [Int]
  ) throws -> (made: [(sample: EvaluatedSample, print: StructurePrint?)], seconds: Double) {
    let begin = ContinuousClock.now
    let samples = try model.generator.generate(
      numbers.map { request(kind, $0) }, shape: model.shape, settings: model.settings)
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    try keepPictures(kind, numbers, samples)
    return (measured(kind, numbers, samples), seconds)
  }

  /// The file of a kept volume.
  func picture(_ number: Int) -> String { folder.path + "/volumes/request-\(number).vti" }

  private func isDone(_ kind: SampleKind, _ number: Int, _ journal: EvaluationJournal) -> Bool {
    journal.samples[kind]?[number] != nil
      && (number >= Self.structures || journal.prints[kind]?[number] != nil)
  }

  private func request(_ kind: SampleKind, _ number: Int) -> SampleRequest {
    SampleRequest(
      condition: question.condition(kind, number),
      seed: SampleSeed(study: seed, index: kind.firstIndex + number))
  }

  private func keepPictures(
    _ kind: SampleKind, _ numbers: [Int], _ samples: [GeneratedSample]
  ) throws {
    for (number, sample) in zip(numbers, samples) where kind == .parity && number < Self.pictures {
      try folder.makeFolder(folder.path + "/volumes")
      try writeVolume(sample.volume, to: picture(number))
    }
  }

  private func measured(
    _ kind: SampleKind, _ numbers: [Int], _ samples: [GeneratedSample]
  ) -> [(sample: EvaluatedSample, print: StructurePrint?)] {
    let names = card.conditionAttributes
    let sides = card.sides
    let found = concurrentMap(samples.count, threads: threads) { index in
      let volume = samples[index].volume
      let values = Measured(
        volume, sides: sides, quantities: Quantities(measuring: names), threads: 1)
      return (
        values: names.map { values[$0] ?? .nan },
        print: numbers[index] < Self.structures ? StructurePrint(volume, sides: sides) : nil
      )
    }
    return samples.indices.map { index in
      let sample = EvaluatedSample(
        kind: kind, number: numbers[index],
        requested: question.condition(kind, numbers[index]), measured: found[index].values,
        means: samples[index].prediction.means,
        deviations: samples[index].prediction.deviations)
      return (sample, found[index].print)
    }
  }
}
