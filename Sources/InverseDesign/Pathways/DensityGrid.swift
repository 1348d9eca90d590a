/// A density over two axes of the process, for drawing.
package struct DensityGrid: Codable, Sendable, Equatable {
  package let xAxis: ProcessAxis
  package let yAxis: ProcessAxis
  /// Evenly spaced, rising.
  package let x: [Double]
  package let y: [Double]
  /// Probability per unit of x and y, x fastest.
  package let values: [Double]

  /// The density above which each of `shares` of the probability lies, by summing over the grid.
  package func levels(holding shares: [Double]) -> [Double] {
    let falling = values.sorted(by: >)
    let total = falling.reduce(0, +)
    return shares.map { share in
      var sum = 0.0
      return falling.first {
        sum += $0
        return sum >= share * total
      } ?? 0
    }
  }

  /// The whole probability on the grid, about 1.
  package var mass: Double {
    values.reduce(0, +) * (x[1] - x[0]) * (y[1] - y[0])
  }
}

extension ProcessDensity {
  /// The density over two axes, the third integrated out.
  ///
  /// - Parameters:
  ///   - count: Points along each axis, at least 2.
  ///   - margin: How many deviations beyond the outermost predictions the grid reaches.
  /// - Complexity: O(count² · predictions).
  package func grid(
    _ xAxis: ProcessAxis, _ yAxis: ProcessAxis, count: Int = 128, margin: Double = 4
  ) -> DensityGrid {
    precondition(count > 1, "a grid has at least two points along each axis")
    let x = points(range(xAxis, margin: margin), count)
    let y = points(range(yAxis, margin: margin), count)
    let (atX, atY) = (heights(xAxis, x), heights(yAxis, y))
    var values = [Double](repeating: 0, count: count * count)
    for (number, component) in components.enumerated() {
      for row in 0..<count {
        let height = component.weight * atY[number][row]
        for column in 0..<count {
          values[row * count + column] += height * atX[number][column]
        }
      }
    }
    return DensityGrid(xAxis: xAxis, yAxis: yAxis, x: x, y: y, values: values)
  }

  private func points(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
    let step = (range.upperBound - range.lowerBound) / Double(count - 1)
    return (0..<count).map { range.lowerBound + Double($0) * step }
  }

  /// Each component's own density along one axis.
  private func heights(_ axis: ProcessAxis, _ points: [Double]) -> [[Double]] {
    components.map { component in
      points.map { normal($0, component.mean[axis.index], component.deviation[axis.index]) }
    }
  }
}
