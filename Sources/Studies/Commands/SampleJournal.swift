import Descriptors
import Generation
import InverseDesign
import Ledger
import Realism

/// Writes each candidate sample to the ledger, as an evaluation of one replicate.
struct SampleJournal {
  private let run: DesignRun
  private let misfit: Misfit
  private var best: Double?
  private let elapsed = ContinuousClock()
  private var last: ContinuousClock.Instant

  /// - Parameter best: The least misfit of the run so far.
  init(run: DesignRun, misfit: Misfit, best: Double?) {
    self.run = run
    self.misfit = misfit
    self.best = best
    last = elapsed.now
  }

  mutating func append(_ sample: SampleRecord) throws {
    let none = sample.measured.mapValues { _ in 0.0 }
    let value = try? misfit.value(mean: sample.measured, spread: none)
    let improves = value.map { $0 < best ?? .infinity } ?? false
    if improves { best = value }
    let now = elapsed.now
    defer { last = now }
    let condition = sample.request.condition
    try run.ledger.append(
      EvaluationRecord(
        stage: EvaluationStage.aiming.rawValue,
        algorithm: EvaluationStage.aiming.rawValue, condition: run.named(condition),
        seed: sample.request.seed.study, samples: [sample.request.seed.index],
        objective: value, measured: run.plain(sample.measured), spread: [:],
        realismQuantile: run.distribution.quantile(of: condition), feasible: true,
        failure: value == nil ? "a wanted descriptor is undefined on the volume" : nil,
        incumbent: improves, seconds: (now - last) / .seconds(1), startedAt: Timestamp.now()))
  }
}
