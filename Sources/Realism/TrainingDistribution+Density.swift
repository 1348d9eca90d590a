/// Densities and quantiles of full points: one value per name, in the order of `names`.
extension TrainingDistribution {
  /// log of the density, per unit of whitened volume.
  ///
  /// - Precondition: `point` has one value per name.
  package func logDensity(of point: [Double]) -> Double {
    density.logDensity(at: whitened(point))
  }

  /// The share of the training samples that are less dense than `point`.
  package func quantile(of point: [Double]) -> Double {
    calibration.quantile(of: logDensity(of: point))
  }

  /// How much denser `point` is than the sample at `quantile`, as a difference of log densities.
  ///
  /// Smooth, and negative where `point` is less dense: a constraint for a search.
  package func margin(of point: [Double], over quantile: Double) -> Double {
    logDensity(of: point) - calibration.logDensity(atQuantile: quantile)
  }

  /// The gradient of ``margin(of:over:)``, one slope per name.
  package func marginGradient(of point: [Double]) -> [Double] {
    whitening.pullBack(density.logDensityGradient(at: whitened(point)).gradient)
  }

  /// The training samples' mean, one value per name.
  package var mean: [Double] { whitening.mean }

  /// The kernels' width, in standard deviations.
  package var bandwidth: Double { density.bandwidth }

  /// The distance between two points in standard deviations of the training samples (Mahalanobis).
  package func distance(_ a: [Double], _ b: [Double]) -> Double {
    whitening.direction(zip(a, b).map { $0 - $1 }).reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// The training samples nearest to `point`, nearest first; of equals the earlier row.
  package func nearest(to point: [Double], count: Int) -> [Neighbour] {
    nearestRows(density.squares(to: whitened(point)), count: count).map { row, square in
      Neighbour(index: row, values: sample(row), distance: square.squareRoot())
    }
  }

  /// Training sample `row`.
  package func sample(_ row: Int) -> [Double] {
    Array(samples[row * names.count..<(row + 1) * names.count])
  }

  /// Whether `point` is at least as dense as the sample at `quantile` and keeps every law.
  package func isRealistic(_ point: [Double], quantile: Double? = nil) -> Bool {
    margin(of: point, over: quantile ?? settings.realisticQuantile) >= 0
      && brokenLaws(named(point)).isEmpty
  }
}

extension TrainingDistribution {
  func whitened(_ point: [Double]) -> [Double] {
    precondition(point.count == names.count, "one value per name")
    return whitening.whiten(point)
  }

  func named(_ point: [Double]) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: zip(names, point))
  }

  func brokenLaws(_ values: [String: Double]) -> [PhysicalLaw] {
    laws.filter { $0.excess(of: values) > 0 }
  }

  /// The `count` least of `squares` with their rows, rising.
  func nearestRows(_ squares: [Double], count: Int) -> [(row: Int, square: Double)] {
    var found: [(row: Int, square: Double)] = []
    for (row, square) in squares.enumerated() {
      if found.count == count, square >= found[count - 1].square { continue }
      let index = found.firstIndex { $0.square > square } ?? found.count
      found.insert((row, square), at: index)
      if found.count > count { found.removeLast() }
    }
    return found
  }
}
