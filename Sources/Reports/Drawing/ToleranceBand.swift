import Ledger

/// A target's values and what its tolerance accepts, for panels that hold measured values against it.
struct ToleranceBand {
  /// The ends along the target's axis as gnuplot's coordinates; an open side ends at the panel's edge.
  let low: GnuplotScript
  let high: GnuplotScript
  /// The target, or both its ends.
  let values: [Double]

  /// Nil for an objective, which accepts no value more than another.
  init?(_ target: TargetRecord) {
    guard let accepted = target.accepted else { return nil }
    low = Self.end(accepted.lowerBound, open: "0")
    high = Self.end(accepted.upperBound, open: "1")
    values = [target.value, target.kind == .between ? target.upper : nil].compactMap { $0 }
  }

  private static func end(_ bound: Double, open: GnuplotScript) -> GnuplotScript {
    bound.isFinite ? "first \(bound)" : "graph \(open)"
  }
}
