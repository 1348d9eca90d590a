/// An evenly thinned part of a plan: whole series fewer, and fewer snapshots of each.
///
/// What is kept is the same, sample for sample, as in the whole corpus. Snapshots go first, since
/// those of one series are alike and a model learns more from another series; at 20 snapshots of
/// each it is the turn of the series, in each split in proportion and evenly over the design.
struct Thinning {
  /// Those that are built, in the plan's order.
  let series: [SeriesHeader]
  /// The snapshots kept of each series, of the `snapshots.most` that the plan gives at most.
  let snapshots: Int

  /// - Parameter fraction: The part of the samples to keep, above 0, at most 1.
  init(_ plan: CorpusPlan, fraction: Double) {
    let all = plan.series()
    let most = plan.snapshots.most
    snapshots = min(most, max(20, Int((fraction * Double(most)).rounded())))
    let part = min(1, fraction * Double(most) / Double(snapshots))
    let (phi, chi) = (plan.phi, plan.chi)
    let order = all.inCurveOrder {
      (
        x: ($0.phi! - phi.lowerBound) / max(phi.upperBound - phi.lowerBound, 1e-9),
        y: ($0.chi! - chi.lowerBound) / max(chi.upperBound - chi.lowerBound, 1e-9)
      )
    }
    let kept = Split.allCases.flatMap { split in
      let members = order.filter { $0.split == split }
      return members.evenly(max(1, Int((part * Double(members.count)).rounded())), from: 0.5)
    }
    series = kept.sorted { $0.series < $1.series }
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
