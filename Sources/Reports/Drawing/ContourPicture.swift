import Ledger

/// The regions of a filled contour as closed lines to be painted in order, and where to write
/// each level.
struct ContourPicture {
  /// Shares of the predicted probability, in the order of the style's band colours.
  static let levels = [0.1, 0.25, 0.5, 0.75, 0.9, 0.99]

  struct Patch {
    let curve: ContourCurve
    /// The colour just inside the line: a band's number, or `nil` for paper.
    let band: Int?
  }

  struct Label {
    let point: ContourCurve.Point
    let text: String
  }

  /// Largest first: painting one after the other leaves every place in its own colour.
  let patches: [Patch]

  init(_ density: DensityRecord) {
    let tracer = ContourTracer(EnclosedMass(density))
    let all = Self.levels.indices.flatMap { band in
      tracer.curves(at: Self.levels[band]).map { curve in
        Patch(curve: curve, band: curve.area > 0 ? band : Self.outer(band))
      }
    }
    // Lines never cross, so the larger of two is the outer one.
    patches = all.enumerated().sorted {
      (-abs($0.element.curve.area), $0.offset) < (-abs($1.element.curve.area), $1.offset)
    }.map(\.element)
  }

  /// The place on each level's line that is farthest from other levels, marks and labels; none
  /// where a label would cover more than it says.
  ///
  /// - Parameters:
  ///   - frame: The axes' ranges; distances are in their units.
  ///   - marks: Places that must stay free.
  func labels(frame: PlotFrame, avoiding marks: [ContourCurve.Point]) -> [Label] {
    var taken = marks
    var labels: [Label] = []
    for level in Self.levels {
      let others = patches.filter { $0.curve.level != level }.flatMap { thin($0.curve.points) }
      let own = patches.filter { $0.curve.level == level }.flatMap { thin($0.curve.points) }
      let rated = own.map { point in
        let crowd = others.map { frame.distance($0, point) }.min() ?? 1
        let marked = taken.map { frame.distance($0, point) }.min() ?? 1
        return (point: point, room: min(2 * crowd, marked / 2, 2 * frame.margin(point)))
      }
      guard let best = rated.max(by: { $0.room < $1.room }), best.room > 0.05 else { continue }
      labels.append(Label(point: best.point, text: percent(level)))
      taken.append(best.point)
    }
    return labels
  }

  /// Every point of every line.
  var points: [ContourCurve.Point] { patches.flatMap(\.curve.points) }

  private static func outer(_ band: Int) -> Int? {
    band + 1 < levels.count ? band + 1 : nil
  }

  private func thin(_ points: [ContourCurve.Point]) -> [ContourCurve.Point] {
    let step = max(1, points.count / 120)
    return stride(from: 0, to: points.count, by: step).map { points[$0] }
  }
}
