/// Turns a density into the share of training samples that are less dense.
struct Calibration: Sendable {
  /// The training samples' left-out log densities, rising.
  let sorted: [Double]

  init(_ logDensities: [Double]) { sorted = logDensities.filter(\.isFinite).sorted() }

  /// The share of samples less dense than `logDensity`, linear between neighbouring samples.
  ///
  /// 0 below all of them, 1 above.
  func quantile(of logDensity: Double) -> Double {
    guard let first = sorted.first, let last = sorted.last, sorted.count > 1 else { return 0 }
    if logDensity <= first { return 0 }
    if logDensity >= last { return 1 }
    let above = partition(logDensity)
    let (low, high) = (sorted[above - 1], sorted[above])
    let part = high > low ? (logDensity - low) / (high - low) : 0
    return (Double(above - 1) + part) / Double(sorted.count - 1)
  }

  /// The log density that has this quantile.
  func logDensity(atQuantile quantile: Double) -> Double {
    let position = quantile * Double(sorted.count - 1)
    let low = min(Int(position), sorted.count - 2)
    return sorted[low] + (position - Double(low)) * (sorted[low + 1] - sorted[low])
  }

  /// The first index whose value is greater than `value`.
  private func partition(_ value: Double) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
