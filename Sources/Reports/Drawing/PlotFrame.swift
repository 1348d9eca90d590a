import Foundation

/// The ranges of a plot's axes.
struct PlotFrame: Equatable {
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>

  /// The box around `points` with a margin of a twelfth on each side.
  init(around points: [ContourCurve.Point]) {
    x = Self.widened(points.map(\.x))
    y = Self.widened(points.map(\.y))
  }

  /// The box around `points` without a margin.
  init(spanning points: [ContourCurve.Point]) {
    x = Self.range(points.map(\.x))
    y = Self.range(points.map(\.y))
  }

  private static func range(_ values: [Double]) -> ClosedRange<Double> {
    guard let low = values.min(), let high = values.max() else { return 0...1 }
    return low...high
  }

  private static func widened(_ values: [Double]) -> ClosedRange<Double> {
    guard let low = values.min(), let high = values.max() else { return 0...1 }
    let margin = max((high - low) / 12, 1e-6 * max(1, abs(high)))
    return (low - margin)...(high + margin)
  }

  /// The inner box, without a share of each axis at both of its ends.
  func inset(by share: Double) -> PlotFrame {
    var inner = self
    let (dx, dy) = (share * length(x), share * length(y))
    inner.x = (x.lowerBound + dx)...(x.upperBound - dx)
    inner.y = (y.lowerBound + dy)...(y.upperBound - dy)
    return inner
  }

  /// Between two points, in units of the axes' lengths.
  func distance(_ a: ContourCurve.Point, _ b: ContourCurve.Point) -> Double {
    let (dx, dy) = ((a.x - b.x) / length(x), (a.y - b.y) / length(y))
    return (dx * dx + dy * dy).squareRoot()
  }

  /// From a point to the nearest edge; negative outside.
  func margin(_ point: ContourCurve.Point) -> Double {
    min(
      (point.x - x.lowerBound) / length(x), (x.upperBound - point.x) / length(x),
      (point.y - y.lowerBound) / length(y), (y.upperBound - point.y) / length(y))
  }

  private func length(_ range: ClosedRange<Double>) -> Double {
    range.upperBound - range.lowerBound
  }
}

/// The round number (1, 2 or 5 times a power of ten) next to `size`, for the step of tics.
func roundStep(_ size: Double) -> Double {
  guard size > 0, size.isFinite else { return 1 }
  let power = pow(10, floor(log10(size)))
  let share = size / power
  return power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10)
}
