import Glibc
import PhaseField
import Volumes

/// One series, simulated: the states that become samples.
struct SeriesSimulation {
  struct Snapshot {
    let logTime: Double
    let volume: Volume
  }

  let snapshots: [Snapshot]
  /// Why there is no snapshot, if there is none.
  let failure: String?

  init(_ conditions: SeriesConditions, plan: CorpusPlan) throws {
    let rule = plan.snapshots
    let equation = plan.physics.equation(interactionParameter: conditions.chi)
    let annealing = try Annealing(
      equation,
      from: try mixedFilm(
        conditions.phi, shape: plan.shape, seed: conditions.seed, settings: plan.physics),
      stoppingAt: rule.times(of: equation, at: conditions.phi), settings: plan.physics)
    let onset = rule.onset * equation.freeEnergy.separatedDeviation(at: conditions.phi)
    var candidates: [Snapshot] = []
    while let state = try annealing.next() {
      guard state.isStop, state.deviation >= onset else { continue }
      guard annealing.wavelength <= rule.longestWavelength else { break }
      candidates.append(
        Snapshot(logTime: log10(state.time), volume: plan.cuts.segment(annealing.field)))
    }
    snapshots = candidates.thinned(to: rule.atMost)
    failure = snapshots.isEmpty ? Self.reason(annealing.state, onset: onset, rule: rule) : nil
  }

  private static func reason(_ state: AnnealingState, onset: Double, rule: SnapshotRule) -> String {
    state.deviation < onset
      ? "not separated by log_time \(rule.longestLogTime): "
        + "deviation \(state.deviation), onset \(onset)"
      : "wavelength over \(rule.longestWavelength) voxels as soon as separated"
  }
}

extension SnapshotRule {
  /// The times at which a state may become a candidate: powers of the ratio.
  ///
  /// The first is three growth times of the fastest wave: noise cannot have separated by then.
  func times(of equation: CahnHilliard, at φ: Double) -> [Double] {
    let first = 3 * equation.growthTime(at: φ)
    let last = Int((longestLogTime * log(10) / log(ratio)).rounded(.down))
    let start = max(0, min(Double(last), (log(first) / log(ratio)).rounded(.down)))
    return (Int(start)...last).map { pow(ratio, Double($0)) }
  }
}

extension FloryHuggins {
  /// The standard deviation of φ once the film is two coexisting phases with sharp interfaces;
  /// infinite where χ ≤ χ_c.
  func separatedDeviation(at φ: Double) -> Double {
    guard let binodal, binodal.contains(φ) else { return .infinity }
    return ((φ - binodal.lowerBound) * (binodal.upperBound - φ)).squareRoot()
  }
}

extension Array {
  /// At most `count` elements, evenly spread, both ends kept.
  func thinned(to count: Int) -> [Element] {
    guard self.count > count else { return self }
    guard count > 1 else { return Array(suffix(count)) }
    return (0..<count).map { self[($0 * (self.count - 1) + (count - 1) / 2) / (count - 1)] }
  }
}
