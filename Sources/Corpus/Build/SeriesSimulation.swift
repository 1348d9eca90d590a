import Glibc
import PhaseField
import Volumes

/// One state of a series that becomes a sample.
struct Snapshot {
  /// Its index among those that the plan gives.
  let number: Int
  let logTime: Double
  let field: Field
}

/// One series as a simulation that hands out its snapshots as they come.
struct SeriesSimulation {
  let plan: CorpusPlan
  let conditions: ProcessConditions
  let seed: UInt64
  /// The snapshots kept of those that the plan gives.
  let kept: Int

  /// Simulates, and calls `body` with each snapshot kept, in order of time.
  ///
  /// - Returns: Why there is no snapshot, if there is none.
  func run(_ body: (Snapshot) throws -> Void) throws -> String? {
    switch plan.snapshots.times {
    case .count(let count): try runFromOnset(count, body)
    case .ratio(let ratio, let atMost, let longest):
      try runThinned(ratio, atMost: atMost, longestWavelength: longest, body)
    }
  }

  private var equation: CahnHilliard {
    plan.physics.equation(interactionParameter: conditions.chi)
  }

  /// φ's deviation at the onset of separation; it takes finding the coexisting φ.
  private var onset: Double { plan.snapshots.onset * separatedDeviation }

  private var separatedDeviation: Double {
    equation.freeEnergy.separatedDeviation(at: conditions.phi) ?? .infinity
  }

  private func start(stoppingAt stops: [Double]) throws -> Annealing {
    let film = try mixedFilm(
      conditions.phi, shape: plan.shape, seed: seed, settings: plan.physics)
    return try Annealing(
      equation, from: film, stoppingAt: stops, settings: plan.physics, seed: seed)
  }

  /// So many snapshots from the onset to the end: a second annealing starts at the onset, when the
  /// times are known.
  private func runFromOnset(_ count: Int, _ body: (Snapshot) throws -> Void) throws -> String? {
    let end = pow(10, plan.snapshots.longestLogTime)
    let growing = try start(stoppingAt: [end])
    let onset = self.onset
    repeat {
      guard let state = try growing.next(), !state.isStop else {
        return reason(growing.state, onset)
      }
    } while growing.state.deviation < onset
    let began = growing.state.time
    let field = growing.field
    let times = (0..<count).map { began * pow(end / began, Double($0) / Double(max(1, count - 1))) }
    let wanted = Set(Array(0..<count).thinned(to: kept))
    if wanted.contains(0) {
      try body(Snapshot(number: 0, logTime: log10(began), field: field))
    }
    guard count > 1 else { return nil }
    let coarsening = try Annealing(
      equation, from: field, stoppingAt: times.dropFirst().map { $0 - began },
      settings: plan.physics, seed: ~seed)  // heat's noise goes on, it does not come again
    var number = 0
    while let state = try coarsening.next() {
      guard state.isStop else { continue }
      number += 1
      guard wanted.contains(number) else { continue }
      try body(
        Snapshot(number: number, logTime: log10(times[number]), field: coarsening.field))
    }
    return nil
  }

  /// All snapshots at powers of the ratio, thinned when the last is known.
  private func runThinned(
    _ ratio: Double, atMost: Int, longestWavelength: Double, _ body: (Snapshot) throws -> Void
  ) throws -> String? {
    let annealing = try start(stoppingAt: times(ratio: ratio))
    let separated = separatedDeviation
    let onset = plan.snapshots.onset * separated
    let end = plan.snapshots.until.map { $0 * separated } ?? .infinity
    var candidates: [(logTime: Double, field: Field)] = []
    while let state = try annealing.next() {
      guard state.isStop, state.deviation >= onset else { continue }
      guard state.deviation <= end, annealing.wavelength <= longestWavelength else { break }
      candidates.append((log10(state.time), annealing.field))
    }
    let snapshots = candidates.thinned(to: atMost)
    for number in Array(snapshots.indices).thinned(to: kept) {
      let (logTime, field) = snapshots[number]
      try body(Snapshot(number: number, logTime: logTime, field: field))
    }
    guard snapshots.isEmpty else { return nil }
    if annealing.state.deviation < onset { return reason(annealing.state, onset) }
    return annealing.state.deviation > end
      ? "no time lies between the onset and `until`"
      : "wavelength over \(longestWavelength) voxels as soon as separated"
  }

  private func reason(_ state: AnnealingState, _ onset: Double) -> String {
    "not separated by log_time \(plan.snapshots.longestLogTime): "
      + "deviation \(state.deviation), onset \(onset)"
  }

  /// The powers of the ratio at which a state may become a sample.
  ///
  /// The first is three growth times of the fastest wave: noise cannot have separated by then.
  private func times(ratio: Double) -> [Double] {
    let first = 3 * equation.growthTime(at: conditions.phi)
    let last = Int((plan.snapshots.longestLogTime * log(10) / log(ratio)).rounded(.down))
    let start = max(0, min(Double(last), (log(first) / log(ratio)).rounded(.down)))
    return (Int(start)...max(Int(start), last)).map { pow(ratio, Double($0)) }
  }
}
