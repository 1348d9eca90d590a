package import Ledger

/// For each place of a density's grid, the share of the probability that lies in denser places.
///
/// The line at 0.5 bounds the smallest region that holds half of the predicted probability. The
/// shares are of the probability on the grid.
package struct EnclosedMass {
  package let x: [Double]
  package let y: [Double]
  /// In [0, 1], x fastest; 1 where the density is zero.
  package let values: [Double]

  /// - Complexity: O(n log n) in the places of the grid.
  package init(_ density: DensityRecord) {
    (x, y) = (density.x, density.y)
    let (wide, high) = (Self.widths(density.x), Self.widths(density.y))
    let masses = density.values.indices.map { place in
      max(0, density.values[place]) * wide[place % wide.count] * high[place / wide.count]
    }
    let total = masses.reduce(0, +)
    var (values, before) = ([Double](repeating: 1, count: masses.count), 0.0)
    // Ties go by place, so that the picture is the same each time.
    let order = masses.indices.sorted {
      (density.values[$1], $0) < (density.values[$0], $1)
    }
    for place in order where masses[place] > 0 {
      values[place] = min(1, (before + masses[place] / 2) / total)
      before += masses[place]
    }
    self.values = values
  }

  /// The length of axis that each place stands for.
  private static func widths(_ axis: [Double]) -> [Double] {
    guard axis.count > 1 else { return axis.map { _ in 1 } }
    return axis.indices.map { place in
      (axis[min(place + 1, axis.count - 1)] - axis[max(place - 1, 0)]) / 2
    }
  }
}
