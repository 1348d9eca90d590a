import Glibc
import PhaseField

extension CorpusPlan {
  /// What a series takes, estimated, in steps of its film's annealing.
  ///
  /// About 240 steps pass until the film has separated; from then on the steps follow the driving
  /// force −f″(φ) and the time, 35 |f″| t^¼ of them, within a third of what films of 64×64×32 voxels
  /// took at φ 0.4 and 0.5, χ from 2.3 to 4 and log_time from 2 to 3.4 (films far from the middle with
  /// strong χ take more). A sample is segmented, measured and written in the time of twelve steps.
  ///
  /// - Parameter snapshots: Samples that are kept of the series.
  package func cost(of series: SeriesHeader, snapshots: Int) -> Double {
    let drive = max(
      0,
      -physics.equation(interactionParameter: series.chi!).freeEnergy.curvature(at: series.phi!))
    let coarsening =
      self.snapshots.until == nil ? 35 * drive * pow(10, self.snapshots.longestLogTime / 4) : 0
    let steps = 240 + coarsening
    return steps + 12 * Double(snapshots * labels.count)
  }
}

extension Thinning {
  /// What each series takes, in the units of ``CorpusPlan/cost(of:snapshots:)``.
  func costs(of plan: CorpusPlan) -> [Double] {
    series.map { plan.cost(of: $0, snapshots: snapshots) }
  }
}
