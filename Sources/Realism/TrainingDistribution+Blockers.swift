import Foundation

extension TrainingDistribution {
  /// What changing each attribute alone would do, the most helpful first: those that alone make
  /// the request realistic by the smallest change, then the others by the quantile they reach.
  func blockers(of point: [Double]) -> [Blocker] {
    let threshold = settings.realisticQuantile
    return names.indices.map { blocker(of: point, along: $0) }.sorted { a, b in
      let (curesA, curesB) = (a.quantileAfter >= threshold, b.quantileAfter >= threshold)
      if curesA != curesB { return curesA }
      return curesA ? a.change < b.change : a.quantileAfter > b.quantileAfter
    }
  }

  private func blocker(of point: [Double], along axis: Int) -> Blocker {
    let line = Line(density, through: whitened(point), along: whitening.direction(unit(axis)))
    let threshold = calibration.logDensity(atQuantile: settings.realisticQuantile)
    let isRealistic = { (shift: Double) in
      line.logDensity(at: shift) >= threshold && isLawful(point, axis, shift)
    }
    let shift =
      nearestShift(point, axis, isRealistic)
      ?? shifts(point, axis).filter { isLawful(point, axis, $0) }
      .max { line.logDensity(at: $0) < line.logDensity(at: $1) } ?? 0
    return Blocker(
      name: names[axis], value: point[axis], suggestion: point[axis] + shift,
      quantileAfter: calibration.quantile(of: line.logDensity(at: shift)),
      change: abs(shift) / whitening.deviation[axis])
  }

  /// The least shift along `axis` that `isRealistic`, found on a grid and closed in on by halving.
  private func nearestShift(
    _ point: [Double], _ axis: Int, _ isRealistic: (Double) -> Bool
  ) -> Double? {
    let ordered = shifts(point, axis).sorted { abs($0) < abs($1) }
    guard var inside = ordered.first(where: isRealistic) else { return nil }
    let spacing = (upper[axis] - lower[axis]) / Double(Self.gridSteps)
    var outside = inside - (inside < 0 ? -1 : 1) * min(spacing, abs(inside))
    for _ in 0..<22 {
      let middle = (inside + outside) / 2
      if isRealistic(middle) { inside = middle } else { outside = middle }
    }
    return inside
  }

  private static let gridSteps = 24

  /// The shifts that lead from `point` to evenly spaced values within the training range.
  private func shifts(_ point: [Double], _ axis: Int) -> [Double] {
    (0...Self.gridSteps).map { step in
      let part = Double(step) / Double(Self.gridSteps)
      return lower[axis] + part * (upper[axis] - lower[axis]) - point[axis]
    }
  }

  private func isLawful(_ point: [Double], _ axis: Int, _ shift: Double) -> Bool {
    var moved = point
    moved[axis] += shift
    return brokenLaws(named(moved)).isEmpty
  }

  private func unit(_ axis: Int) -> [Double] {
    names.indices.map { $0 == axis ? 1 : 0 }
  }
}

/// A kernel density along a line, from the kernels that matter there.
private struct Line {
  /// Along the line, where the kernel's foot lies; and its squared distance from the line.
  private var feet: [(position: Double, square: Double)] = []
  private let speed: Double
  private let scale: Double
  private let logNorm: Double

  /// Points z + t·direction.
  init(_ density: KernelDensity, through z: [Double], along direction: [Double]) {
    speed = direction.reduce(0) { $0 + $1 * $1 }
    scale = 0.5 / (density.bandwidth * density.bandwidth)
    logNorm = density.logNorm(density.count, density.bandwidth)
    var least = Double.infinity
    let projections = density.projections(from: z, along: direction)
    for (square, along) in zip(density.squares(to: z), projections) {
      let beside = max(0, square - along * along / speed)
      least = min(least, beside)
      feet.append((along / speed, beside))
    }
    // Where the kernels nearest to the line lie far along it, others lead; hence the wide cut.
    let cut = least + 3 * KernelDensity.negligible / scale
    feet.removeAll { $0.square > cut }
  }

  func logDensity(at shift: Double) -> Double {
    var least = Double.infinity
    for foot in feet { least = min(least, square(foot, shift)) }
    var sum = 0.0
    for foot in feet {
      let exponent = (square(foot, shift) - least) * scale
      if exponent < KernelDensity.negligible { sum += exp(-exponent) }
    }
    return log(sum) - least * scale + logNorm
  }

  private func square(_ foot: (position: Double, square: Double), _ shift: Double) -> Double {
    foot.square + speed * (shift - foot.position) * (shift - foot.position)
  }
}
