import Foundation

extension Mixture {
  /// A hilltop of the density and the hills that lead up to it.
  struct Mode: Sendable {
    let place: [Double]
    let logDensity: Double
    /// The hills whose own tops climb to this one.
    var members: [Int]
  }

  /// The distinct hilltops, the densest first.
  ///
  /// Every hill's top is climbed from; tops that meet are one. Then, as long as the path between
  /// two neighbours stays above `saddleRatio` of the lower, the lower joins the higher.
  func modes(saddleRatio: Double) -> [Mode] {
    var modes = tops()
    while let (lower, higher) = shallowest(modes, saddleRatio: saddleRatio) {
      modes[higher].members += modes[lower].members
      modes.remove(at: lower)
    }
    return modes
  }

  private func tops() -> [Mode] {
    var modes: [Mode] = []
    for (number, hill) in hills.enumerated() {
      let place = climb(from: hill.mean)
      // the climb ends within 1e-7 deviations of a step, which is closer than this to the top
      let same = modes.firstIndex { mode in
        zip(zip(mode.place, place), scale).allSatisfy { abs($0.0 - $0.1) < 1e-2 * $1 }
      }
      if let same {
        modes[same].members.append(number)
      } else {
        modes.append(Mode(place: place, logDensity: logDensity(at: place), members: [number]))
      }
    }
    return modes.sorted { $0.logDensity > $1.logDensity }
  }

  /// The two modes with the shallowest saddle between them, if it is shallow enough: the lower's
  /// index, then the higher's.
  private func shallowest(_ modes: [Mode], saddleRatio: Double) -> (lower: Int, higher: Int)? {
    var best: (pair: (lower: Int, higher: Int), depth: Double)?
    for lower in modes.indices {
      for higher in modes.indices where higher < lower {
        let depth =
          saddle(between: modes[higher].place, and: modes[lower].place) - modes[lower].logDensity
        if depth >= log(saddleRatio), depth > best?.depth ?? -.infinity {
          best = ((lower, higher), depth)
        }
      }
    }
    return best?.pair
  }

  /// The least log density on a path between two points that keeps to the ridge: from each point
  /// of the straight way it climbs square to that way.
  func saddle(between a: [Double], and b: [Double]) -> Double {
    // square in units of the mixture's own widths
    let scale = self.scale
    let way = a.indices.map { (b[$0] - a[$0]) / scale[$0] }
    let across = a.count == 2 ? [-way[1] * scale[0], way[0] * scale[1]] : nil
    let steps = 24
    return (1..<steps).map { step in
      let part = Double(step) / Double(steps)
      let straight = a.indices.map { a[$0] + part * (b[$0] - a[$0]) }
      return logDensity(at: across.map { climb(from: straight, along: $0) } ?? straight)
    }.min()!
  }
}
