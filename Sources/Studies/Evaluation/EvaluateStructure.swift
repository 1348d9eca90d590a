import Corpus
import Evaluation
import LatentDiffusion

/// The structure of generated volumes beside that of simulated ones.
struct EvaluationStructure {
  let card: ModelCard
  let corpus: EvaluationCorpus
  let question: EvaluationQuestion
  let journal: EvaluationJournal
  /// The most held-out volumes compared with, and training volumes looked through.
  let volumes: Int
  let trainingVolumes: Int
  let listener: Listener

  /// Conditions further apart than this, in standard deviations, are not alike.
  static let likeRadius = 0.5
  /// Fewer simulated volumes than this have no meaningful spread.
  static let fewest = 4
  private static let mostLike = 32

  /// Generated volumes whose request has its simulated volume, with both prints.
  func pairs(_ samples: Int) -> [(sample: SampleReference, generated: StructurePrint)] {
    let prints = journal.prints[.parity] ?? [:]
    let count = min(samples, volumes, question.references.count)
    return (0..<count).compactMap { number in
      prints[number].map { (question.references[number], $0) }
    }
  }

  func fidelity(
    _ pairs: [(sample: SampleReference, generated: StructurePrint)]
  ) throws -> EvaluationReport.Fidelity? {
    let own = try corpus.prints(of: pairs.map(\.sample), stage: "fidelity", listener: listener)
    let neighbours = pairs.map { nearestOfOtherSeries($0.sample) }
    let found = neighbours.indices.filter { neighbours[$0] != nil }
    let like = try corpus.prints(
      of: found.map { neighbours[$0]!.sample }, stage: "like volumes", listener: listener)
    guard
      let correlations = Comparison(
        generated: pairs.indices.map { own[$0].correlationDistance(to: pairs[$0].generated) },
        simulated: zip(found, like).map { own[$0].correlationDistance(to: $1) }),
      let chords = Comparison(
        generated: pairs.indices.compactMap { own[$0].chordDistance(to: pairs[$0].generated) },
        simulated: zip(found, like).compactMap { own[$0].chordDistance(to: $1) }),
      let apart = Summary(found.map { neighbours[$0]!.distance })
    else { return nil }
    return EvaluationReport.Fidelity(
      correlations: correlations, chords: chords, conditionDistance: apart)
  }

  func diversity() throws -> EvaluationReport.Diversity? {
    let samples = corpus.reader.samples.filter { sample in
      card.conditions.allSatisfy { sample[$0]?.isFinite == true }
    }
    let like = space.nearestOfEachGroup(
      to: question.fixed, among: samples.map(condition), groups: samples.map(\.series),
      radius: Self.likeRadius
    ).prefix(Self.mostLike)
    guard like.count >= Self.fewest else { return nil }
    let simulated = try corpus.prints(
      of: like.map { samples[$0.index] }, stage: "like volumes", listener: listener)
    let generated = (journal.prints[.fixed] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
    guard
      let distances = Comparison(
        generated: Distances.pairwise(generated) { $0.correlationDistance(to: $1) },
        simulated: Distances.pairwise(simulated) { $0.correlationDistance(to: $1) }),
      let apart = Summary(like.map(\.distance))
    else { return nil }
    return EvaluationReport.Diversity(
      distances: distances, simulatedVolumes: simulated.count, conditionDistance: apart)
  }

  func memorisation(
    _ pairs: [(sample: SampleReference, generated: StructurePrint)]
  ) throws -> EvaluationReport.Memorisation? {
    let chosen = corpus.training.evenly(trainingVolumes)
    let training = try corpus.prints(of: chosen, stage: "training volumes", listener: listener)
    let heldOut = try corpus.prints(
      of: pairs.map(\.sample), stage: "held-out volumes", listener: listener)
    let generated = SampleKind.allCases.flatMap { kind in
      (journal.prints[kind] ?? [:]).sorted { $0.key < $1.key }
        .map { (index: kind.firstIndex + $0.key, print: $0.value) }
    }
    func distance(_ a: StructurePrint, _ b: StructurePrint) -> Double {
      a.correlationDistance(to: b)
    }
    let from = Distances.nearest(of: generated.map(\.print), among: training, distance)
    let fromHeldOut = Distances.nearest(of: heldOut, among: training, distance)
    let between = Distances.nearestOfOtherGroup(
      training, groups: chosen.map(\.series), distance)
    guard let yardstick = Summary(between),
      let distances = Comparison(
        generated: from.map(\.distance), simulated: fromHeldOut.map(\.distance)),
      let nearest = from.indices.min(by: { from[$0].distance < from[$1].distance }),
      let index = from[nearest].index
    else { return nil }
    return EvaluationReport.Memorisation(
      distances: distances, betweenTraining: yardstick, trainingVolumes: training.count,
      suspects: from.count { $0.distance < yardstick.least },
      nearestSample: "sample \(generated[nearest].index)", nearestVolume: chosen[index].dataset)
  }

  private var space: ConditionSpace {
    ConditionSpace(
      scales: card.conditions.map { name in card.scales.first { $0.name == name }!.deviation })
  }

  private func condition(_ sample: SampleReference) -> [Double] {
    card.conditions.map { sample[$0]! }
  }

  /// The volume of another series whose conditions are most like a sample's.
  private func nearestOfOtherSeries(
    _ sample: SampleReference
  ) -> (sample: SampleReference, distance: Double)? {
    let others = (corpus.training + corpus.heldOut).filter { $0.series != sample.series }
    let here = condition(sample)
    let distances = others.map { space.distance(here, condition($0)) }
    return distances.indices.min { distances[$0] < distances[$1] }
      .map { (others[$0], distances[$0]) }
  }
}

extension Array {
  /// At most `count` elements, evenly spread.
  func evenly(_ count: Int) -> [Element] {
    guard self.count > count, count > 0 else { return self }
    return (0..<count).map { self[$0 * self.count / count] }
  }
}
