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
    _ film: Film, _ films: Films, pixel: Double, _ attribute: Attribute
  ) -> Findings {
    [attribute: size(film, films.sides, films.edges).map { $0 * pixel }]
  }

  private static func size(_ film: Film, _ sides: Sides, _ edges: VoxelEdges) -> Double? {
    let shape = film.components.runs.shape
    guard film.voxels > 0, film.voxels < shape.count else { return nil }
    let along = TwoPoint.lateral(film.slabs, shape, sides)
    let fraction = Double(film.voxels) / Double(shape.count)
    guard edges.x == edges.y else { return size(along, fraction, edges) }
    let covariance = zip(along.x, along.y).map { ($0 + $1) / 2 - fraction * fraction }
    guard let after = covariance.firstIndex(where: { $0 <= 0 }), after > 0 else { return nil }
    let (left, right) = (covariance[after - 1], covariance[after])
    return 2 * (Double(after - 1) + left / (left - right)) * edges.x
  }

  /// The same where the lags along x and y differ: the mean of two lines, each with its own nodes.
  private static func size(
    _ along: (x: [Double], y: [Double]), _ fraction: Double, _ edges: VoxelEdges
  ) -> Double? {
    func value(_ curve: [Double], _ edge: Double, _ r: Double) -> Double {
      let low = min(Int(r / edge), curve.count - 1)
      let part = r / edge - Double(low)
      let high = min(low + 1, curve.count - 1)
      return curve[low] + part * (curve[high] - curve[low])
    }
    let reach = min(
      Double(along.x.count - 1) * edges.x, Double(along.y.count - 1) * edges.y)
    let nodes =
      (along.x.indices.map { Double($0) * edges.x } + along.y.indices.map { Double($0) * edges.y })
      .filter { $0 <= reach }.sorted()
    let covariance = nodes.map {
      (value(along.x, edges.x, $0) + value(along.y, edges.y, $0)) / 2 - fraction * fraction
    }
    guard let after = covariance.firstIndex(where: { $0 <= 0 }), after > 0 else { return nil }
    let (left, right) = (covariance[after - 1], covariance[after])
    return 2 * (nodes[after - 1] + (nodes[after] - nodes[after - 1]) * left / (left - right))
  }

  static func chords(
    _ film: Film, _ edges: VoxelEdges, pixel: Double, _ x: Attribute, _ y: Attribute, _ z: Attribute
  ) -> Findings {
    func mean(_ axis: TwoPoint.Axis) -> Double? {
      ChordLengths.mean(ChordLengths.count(film.slabs, along: axis)).map {
        $0 * edges.along(axis) * pixel
      }
    }
    return [x: mean(.x), y: mean(.y), z: mean(.z)]
  }
}
