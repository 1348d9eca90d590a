internal import Volumes

/// Domain sizes and mean chord lengths.
enum Domains {
  /// Twice the first zero of the autocovariance S₂(r) − f² in the film plane.
  ///
  /// S₂ is the mean of those along x and y. A wave of period λ has its first zero at λ/4, so that
  /// twice of it is half a period: the width of a lamella. Linear between the lags.
  ///
  /// - Source: the first zero of the pair correlation as a length, Rogers, Elder and Desai 1988.
  static func size(
    _ film: Film, _ sides: Sides, pixel: Double, _ attribute: Attribute
  ) -> Findings {
    [attribute: size(film, sides).map { $0 * pixel }]
  }

  private static func size(_ film: Film, _ sides: Sides) -> Double? {
    let shape = film.components.runs.shape
    guard film.voxels > 0, film.voxels < shape.count else { return nil }
    let along = TwoPoint.lateral(film.slabs, shape, sides)
    let fraction = Double(film.voxels) / Double(shape.count)
    let covariance = zip(along.x, along.y).map { ($0 + $1) / 2 - fraction * fraction }
    guard let after = covariance.firstIndex(where: { $0 <= 0 }), after > 0 else { return nil }
    let (left, right) = (covariance[after - 1], covariance[after])
    return 2 * (Double(after - 1) + left / (left - right))
  }

  static func chords(
    _ film: Film, pixel: Double, _ x: Attribute, _ y: Attribute, _ z: Attribute
  ) -> Findings {
    func mean(_ axis: TwoPoint.Axis) -> Double? {
      ChordLengths.mean(ChordLengths.count(film.slabs, along: axis)).map { $0 * pixel }
    }
    return [x: mean(.x), y: mean(.y), z: mean(.z)]
  }
}
