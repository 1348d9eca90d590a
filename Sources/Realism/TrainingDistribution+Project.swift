/// The nearest request that is realistic.
package struct Projection: Sendable, Codable, Equatable {
  /// A value for each requested name.
  package let values: [String: Double]
  /// How far it lies from the request, in standard deviations; 0 when that was realistic.
  package let distance: Double
  package let quantile: Double
}

extension TrainingDistribution {
  /// The realistic request nearest to `request`, in standard deviations.
  ///
  /// Starts from the nearest realistic training samples, so it is never farther than those; walks
  /// along the edge of the realistic set towards the request until the way there is square to it.
  ///
  /// - Complexity: Some hundred densities, O(rows · names) each.
  package func nearestRealistic(
    to request: [String: Double]
  ) throws(RealismError) -> Projection {
    let judge = try marginal(over: try order(request))
    let point = judge.names.map { request[$0]! }
    let nearest = judge.isRealistic(point) ? point : try judge.project(point)
    return Projection(
      values: judge.named(nearest), distance: judge.distance(point, nearest),
      quantile: judge.quantile(of: nearest))
  }

  private func project(_ point: [Double]) throws(RealismError) -> [Double] {
    let z = whitened(point)
    let starts = realisticRows(near: z, count: 3)
    if starts.isEmpty { throw .nothingRealistic }
    let edges = starts.map { row in
      slide(closest(to: z, from: centre(row)), towards: z)
    }
    return whitening.unwhiten(edges.min { squareGap($0, z) < squareGap($1, z) }!)
  }

  /// The nearest training rows that are realistic themselves.
  private func realisticRows(near z: [Double], count: Int) -> [Int] {
    let squares = density.squares(to: z)
    let byDistance = squares.indices.sorted { squares[$0] < squares[$1] }
    return Array(byDistance.lazy.filter { holds(centre($0)) }.prefix(count))
  }

  /// Moves along the edge of the realistic set as long as that brings it nearer to `z`.
  private func slide(_ start: [Double], towards z: [Double]) -> [Double] {
    var edge = start
    var step = 1.0
    while step > 1e-4 {
      let normal = density.logDensityGradient(at: edge).gradient
      let way = zip(z, edge).map { $0 - $1 }
      let part = dot(way, normal) / max(dot(normal, normal), .leastNormalMagnitude)
      let moved = edge.indices.map { edge[$0] + step * (way[$0] - part * normal[$0]) }
      if let back = restored(moved) {
        let nearer = closest(to: z, from: back)
        if squareGap(nearer, z) < squareGap(edge, z) * (1 - 1e-9) {
          edge = nearer
          continue
        }
      }
      step /= 2
    }
    return edge
  }

  /// `z` moved up the density by Newton's steps until it is realistic; nil if that takes too many.
  private func restored(_ z: [Double]) -> [Double]? {
    let threshold = calibration.logDensity(atQuantile: settings.realisticQuantile)
    var point = z
    for _ in 0..<8 {
      if holds(point) { return point }
      let (value, gradient) = density.logDensityGradient(at: point)
      // a little past the edge, so that the last step lands inside
      let rise = (threshold - value + 1e-6) / max(dot(gradient, gradient), .leastNormalMagnitude)
      if !(rise > 0) { return nil }
      point = zip(point, gradient).map { $0 + rise * $1 }
    }
    return nil
  }

  /// The realistic point nearest to `z` on the straight way from the realistic `inside` to it.
  private func closest(to z: [Double], from inside: [Double]) -> [Double] {
    var (low, high) = (0.0, 1.0)
    let at = { (part: Double) in zip(inside, z).map { $0 + part * ($1 - $0) } }
    if holds(z) { return z }
    for _ in 0..<24 {
      let middle = (low + high) / 2
      if holds(at(middle)) { low = middle } else { high = middle }
    }
    return at(low)
  }

  private func holds(_ z: [Double]) -> Bool { isRealistic(whitening.unwhiten(z)) }

  private func centre(_ row: Int) -> [Double] {
    Array(density.centres[row * names.count..<(row + 1) * names.count])
  }

  private func squareGap(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
