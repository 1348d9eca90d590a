package import Ledger

/// For each point of a density's grid, the share of the probability that lies at denser points.
///
/// The line at 0.5 bounds the smallest region that holds half of the predicted probability. The
/// shares are of the probability on the grid.
package struct EnclosedMass {
  package let x: [Double]
  package let y: [Double]
  /// In [0, 1], x fastest; 1 where the density is zero.
  package let values: [Double]

  /// - Complexity: O(n log n) in the points of the grid.
  package init(_ density: DensityRecord) {
    (x, y) = (density.x, density.y)
    let (wide, high) = (Self.widths(density.x), Self.widths(density.y))
    let masses = density.values.indices.map { index in
      max(0, density.values[index]) * wide[index % wide.count] * high[index / wide.count]
    }
    let total = masses.reduce(0, +)
    var (values, before) = ([Double](repeating: 1, count: masses.count), 0.0)
    // Ties go by index, so that the picture is the same each time.
    let order = masses.indices.sorted {
      (density.values[$1], $0) < (density.values[$0], $1)
    }
    for index in order where masses[index] > 0 {
      values[index] = min(1, (before + masses[index] / 2) / total)
      before += masses[index]
    }
    self.values = values
  }

  /// The length of axis that each point stands for.
  private static func widths(_ axis: [Double]) -> [Double] {
    guard axis.count > 1 else { return axis.map { _ in 1 } }
    return axis.indices.map { index in
      (axis[min(index + 1, axis.count - 1)] - axis[max(index - 1, 0)]) / 2
    }
  }
}
