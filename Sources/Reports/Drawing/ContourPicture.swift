import Ledger

/// The regions of a filled contour as closed lines to be painted in order, and where to write
/// each level.
struct ContourPicture {
  /// Shares of the predicted probability, in the order of the style's band colours.
  static let shares = [0.1, 0.25, 0.5, 0.75, 0.9, 0.99]

  struct Patch {
    let curve: ContourCurve
    /// What lies just inside the line: band `i` ends at level `i`, the last has no end.
    let band: Int
  }

  struct Label {
    let point: ContourCurve.Point
    let text: String
  }

  let levels: [Double]
  /// Largest first: painting one after the other leaves every point in its own colour.
  let patches: [Patch]

  /// - Parameter levels: Rising.
  init(_ tracer: ContourTracer, levels: [Double]) {
    self.levels = levels
    let all = levels.indices.flatMap { band in
      tracer.curves(at: levels[band]).map { Patch(curve: $0, band: $0.area > 0 ? band : band + 1) }
    }
    // Lines never cross, so the larger of two is the outer one.
    patches = all.enumerated().sorted {
      (-abs($0.element.curve.area), $0.offset) < (-abs($1.element.curve.area), $1.offset)
    }.map(\.element)
  }

  /// The regions that hold shares of a predicted probability.
  init(_ density: DensityRecord) {
    self.init(ContourTracer(EnclosedMass(density)), levels: Self.shares)
  }

  /// The point on each level's line that is farthest from other levels, marks and labels; none
  /// where a label would cover more than it says.
  ///
  /// - Parameters:
  ///   - frame: The axes' ranges; distances are in their units.
  ///   - marks: Points that must stay free.
  ///   - words: What a level is called.
  func labels(
    frame: PlotFrame, avoiding marks: [ContourCurve.Point], words: (Double) -> String = percent
  ) -> [Label] {
    var taken = marks
    var labels: [Label] = []
    for level in levels {
      let others = patches.filter { $0.curve.level != level }.flatMap { thin($0.curve.points) }
      let own = patches.filter { $0.curve.level == level }.flatMap { thin($0.curve.points) }
      let rated = own.map { point in
        let crowd = others.map { frame.distance($0, point) }.min() ?? 1
        let marked = taken.map { frame.distance($0, point) }.min() ?? 1
        return (point: point, room: min(2 * crowd, marked / 2, 2 * frame.margin(point)))
      }
      guard let best = rated.max(by: { $0.room < $1.room }), best.room > 0.05 else { continue }
      labels.append(Label(point: best.point, text: words(level)))
      taken.append(best.point)
    }
    return labels
  }

  /// Every point of every line.
  var points: [ContourCurve.Point] { patches.flatMap(\.curve.points) }

  private func thin(_ points: [ContourCurve.Point]) -> [ContourCurve.Point] {
    let step = max(1, points.count / 120)
    return stride(from: 0, to: points.count, by: step).map { points[$0] }
  }
}
