import Descriptors
public import Volumes

/// Generates samples from fresh noises at the conditions that a search found, measures them, and
/// keeps the best that differ from each other.
public struct CandidateSelection {
  private let goal: Goal
  private let model: any MicrostructureModel
  private let settings: CandidateSettings
  private let measure: Measure
  private let fingerprint: (Volume) throws -> Any
  private let distance: (Any, Any) -> Double

  /// - Parameters:
  ///   - fingerprint: What two volumes are compared by, such as their two-point correlation;
  ///     taken once per volume compared.
  ///   - distance: How far two fingerprints are apart.
  public init<Fingerprint>(
    goal: Goal, model: any MicrostructureModel, settings: CandidateSettings,
    measure: @escaping Measure, fingerprint: @escaping (Volume) throws -> Fingerprint,
    distance: @escaping (Fingerprint, Fingerprint) -> Double
  ) throws(DesignError) {
    try settings.check()
    self.goal = goal
    self.model = model
    self.settings = settings
    self.measure = measure
    self.fingerprint = { try fingerprint($0) }
    self.distance = { distance($0 as! Fingerprint, $1 as! Fingerprint) }
  }

  /// - Parameters:
  ///   - conditions: Where to sample; the samples' indices run through them in order.
  ///   - progress: Called with the samples done and their total, after each batch.
  /// - Complexity: Holds the volumes of the best `max(64, 4 · keep)` samples; the others' are
  ///   let go.
  public func run(
    at conditions: [[Double]], progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> Selection {
    let requests = self.requests(at: conditions)
    var records: [SampleRecord] = []
    var best: [(record: SampleRecord, volume: Volume)] = []
    for start in stride(from: 0, to: requests.count, by: settings.batch) {
      let batch = Array(requests[start..<min(start + settings.batch, requests.count)])
      let made = try samples(batch)
      records += made.map(\.record)
      best += made.filter(\.record.canBeCandidate)
      best.sort { SampleRecord.ranksBefore($0.record, $1.record) }
      best.removeLast(max(0, best.count - max(64, 4 * settings.keep)))
      try progress(records.count, requests.count)
    }
    let (kept, duplicates) = try distinct(best)
    return Selection(kept: kept, samples: records, duplicates: duplicates)
  }

  /// The requests for all samples: the same whatever the batch.
  private func requests(at conditions: [[Double]]) -> [SampleRequest] {
    conditions.enumerated().flatMap { place, condition in
      (0..<settings.samples).map { sample in
        let index = settings.firstIndex + place * settings.samples + sample
        return SampleRequest(
          condition: condition, noise: NoiseSeed(study: settings.seed, index: index))
      }
    }
  }

  private func samples(
    _ batch: [SampleRequest]
  ) throws -> [(record: SampleRecord, volume: Volume)] {
    let generated = try model.generate(batch)
    try expect(batch.count, "generated samples", generated.count)
    let measured = try measure(generated.map(\.volume))
    try expect(batch.count, "measured volumes", measured.count)
    return batch.indices.map { place in
      let record = SampleRecord(batch[place], generated[place], measured[place], goal)
      return (record, generated[place].volume)
    }
  }

  /// Walks down the ranking and leaves out what is like something already kept.
  private func distinct(
    _ ranked: [(record: SampleRecord, volume: Volume)]
  ) throws -> (kept: [Candidate], duplicates: [Selection.Duplicate]) {
    var kept: [Candidate] = []
    var prints: [Any] = []
    var duplicates: [Selection.Duplicate] = []
    for (record, volume) in ranked where kept.count < settings.keep {
      let print = try fingerprint(volume)
      let distances = prints.map { distance($0, print) }
      let nearest = distances.indices.min { distances[$0] < distances[$1] }
      if let nearest, distances[nearest] <= settings.duplicateDistance {
        duplicates.append(
          Selection.Duplicate(
            dropped: record.request.noise.index, like: kept[nearest].record.request.noise.index,
            distance: distances[nearest]))
        continue
      }
      kept.append(Candidate(rank: kept.count + 1, record: record, volume: volume))
      prints.append(print)
    }
    return (kept, duplicates)
  }

  private func expect(_ expected: Int, _ what: String, _ found: Int) throws(DesignError) {
    if expected != found { throw .wrongLength(what: what, expected: expected, found: found) }
  }
}
