import Descriptors
import Generation
package import Volumes

/// Generates samples from fresh noises at the conditions that a search found, measures them, corrects
/// what is asked of each noise where settings say so, and keeps the best that differ from each other.
package struct CandidateSelection {
  private let goal: Goal
  private let model: any MicrostructureModel
  private let settings: CandidateSettings
  private let measure: Measure
  /// Begins a comparison: a volume's distances from all that were kept, and what keeps it as well.
  private let comparison: () -> (Volume) throws -> (distances: [Double], keep: () -> Void)

  /// - Parameters:
  ///   - fingerprint: What two volumes are compared by, such as their two-point correlation;
  ///     taken once per volume compared.
  ///   - distance: How far two fingerprints are apart.
  package init<Fingerprint>(
    goal: Goal, model: any MicrostructureModel, settings: CandidateSettings,
    measure: @escaping Measure, fingerprint: @escaping (Volume) throws -> Fingerprint,
    distance: @escaping (Fingerprint, Fingerprint) -> Double
  ) throws(DesignError) {
    try settings.check()
    self.goal = goal
    self.model = model
    self.settings = settings
    self.measure = measure
    comparison = {
      var kept: [Fingerprint] = []
      return { volume in
        let print = try fingerprint(volume)
        return (kept.map { distance($0, print) }, { kept.append(print) })
      }
    }
  }

  /// - Parameters:
  ///   - conditions: Where to sample; the samples' indices run through them in order.
  ///   - bounds: How far each condition may be corrected; needed for aiming alone.
  ///   - record: Called with every sample before the next batch begins.
  ///   - progress: Called with the samples done and the most there can be, after each batch.
  /// - Complexity: Holds the volumes of the best `max(64, 4 · keep)` samples; the others' are
  ///   let go.
  package func run(
    at conditions: [[Double]], within bounds: [ClosedRange<Double>]? = nil,
    record: (SampleRecord) throws -> Void = { _ in },
    progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> Selection {
    let aim = try bounds.flatMap { try self.aim(within: $0, from: conditions[0]) }
    var queue = SampleQueue(settings, from: conditions, aim: aim)
    var records: [SampleRecord] = []
    var best: [(record: SampleRecord, volume: Volume)] = []
    while case let requests = queue.next(), !requests.isEmpty {
      let made = try samples(requests)
      try made.forEach { try record($0.record) }
      queue.take(made.map(\.record))
      records += made.map(\.record)
      best += made.filter(\.record.canBeCandidate)
      best.sort { SampleRecord.ranksBefore($0.record, $1.record) }
      best.removeLast(max(0, best.count - max(64, 4 * settings.keep)))
      try progress(records.count, queue.total)
    }
    let (kept, duplicates) = try distinct(onePerNoise(best))
    return Selection(kept: kept, samples: records, duplicates: duplicates)
  }

  /// What corrects a noise: by the model's slopes at the first sample where a target is no condition
  /// and the model can tell.
  private func aim(within bounds: [ClosedRange<Double>], from start: [Double]) throws -> Aim? {
    let wanted = goal.targets.map(\.attribute)
    guard settings.aims > 0, !wanted.allSatisfy(model.conditions.contains),
      let model = model as? any SurrogateModel, wanted.allSatisfy(model.predictable.contains)
    else { return Aim(goal, conditions: model.conditions, bounds: bounds) }
    let first = SampleRequest(
      condition: start, seed: SampleSeed(study: settings.seed, index: settings.firstIndex))
    let slopes = try model.slopes(wanted.map { _ in first }, weights: wanted.map { [$0: 1] })
    return Aim(goal, conditions: model.conditions, bounds: bounds, slopes: slopes)
  }

  /// The best sample of each noise: those before it led there.
  private func onePerNoise(
    _ ranked: [(record: SampleRecord, volume: Volume)]
  ) -> [(record: SampleRecord, volume: Volume)] {
    var seen: Set<SampleSeed> = []
    return ranked.filter { seen.insert($0.record.request.seed).inserted }
  }

  private func samples(
    _ batch: [SampleRequest]
  ) throws -> [(record: SampleRecord, volume: Volume)] {
    let generated = try model.generate(batch)
    try expect(batch.count, "generated samples", generated.count)
    let measured = try measure(generated.map(\.volume))
    try expect(batch.count, "measured volumes", measured.count)
    return batch.indices.map { index in
      let record = SampleRecord(batch[index], generated[index], measured[index], goal)
      return (record, generated[index].volume)
    }
  }

  /// Walks down the ranking and leaves out what is like something already kept.
  private func distinct(
    _ ranked: [(record: SampleRecord, volume: Volume)]
  ) throws -> (kept: [Candidate], duplicates: [Selection.Duplicate]) {
    var kept: [Candidate] = []
    let compare = comparison()
    var duplicates: [Selection.Duplicate] = []
    for (record, volume) in ranked where kept.count < settings.keep {
      let (distances, keep) = try compare(volume)
      let nearest = distances.indices.min { distances[$0] < distances[$1] }
      if let nearest, distances[nearest] <= settings.duplicateDistance {
        duplicates.append(
          Selection.Duplicate(
            dropped: record.request.seed.index, like: kept[nearest].record.request.seed.index,
            distance: distances[nearest]))
        continue
      }
      kept.append(Candidate(rank: kept.count + 1, record: record, volume: volume))
      keep()
    }
    return (kept, duplicates)
  }

  private func expect(_ expected: Int, _ what: String, _ found: Int) throws(DesignError) {
    if expected != found { throw .wrongLength(what: what, expected: expected, found: found) }
  }
}
