/// The row of a slope J as a step changes it that showed something else than J foretold,
/// J += (Δm − J Δc) Δcᵀ / |Δc|², the least change of J that explains the step.
///
/// - Parameters:
///   - row: The slope of one measured quantity m with each condition c.
///   - step: Δc.
///   - change: Δm.
/// - Source: Broyden 1965, eq. 4.5.
func turned(_ row: [Double], by step: [Double], change: Double) -> [Double] {
  let square = step.reduce(0) { $0 + $1 * $1 }
  let unexplained = change - zip(row, step).reduce(0) { $0 + $1.0 * $1.1 }
  return row.indices.map { row[$0] + unexplained * step[$0] / square }
}

/// Whether a step is long enough to show a slope; a shorter one went nowhere.
func isStep(_ step: [Double]) -> Bool { step.reduce(0) { $0 + $1 * $1 } > 1e-12 }
