import Foundation

extension Mixture {
  /// A hilltop of the density and the hills that lead up to it.
  struct Mode: Sendable {
    let position: [Double]
    let logDensity: Double
    /// The hills whose own tops climb to this one.
    var members: [Int]
  }

  /// The distinct hilltops, the densest first.
  ///
  /// Every hill's top is climbed from; tops that meet are one. Then groups of tops are joined over
  /// their saddles, the highest first, where the saddle stays above `saddleRatio` of the density at
  /// the thinner group's highest top. So a low plateau between two hills joins one of them and does
  /// not make them one.
  ///
  /// - Complexity: O(hills) for each step of a climb, and as many climbs as there are hills that
  ///   are not close together.
  func modes(saddleRatio: Double) -> [Mode] {
    var modes = tops()
    // where each top's members have gone; a denser top is never emptied into a thinner one
    var home = Array(modes.indices)
    for pass in passes(modes).sorted(by: { $0.height > $1.height }) {
      let (from, to) = (root(pass.lower, home), root(pass.higher, home))
      let (lower, higher) = (max(from, to), min(from, to))
      if lower == higher || pass.height < modes[lower].logDensity + log(saddleRatio) { continue }
      modes[higher].members += modes[lower].members
      home[lower] = higher
    }
    return modes.indices.filter { home[$0] == $0 }.map { modes[$0] }
  }

  private func root(_ mode: Int, _ home: [Int]) -> Int {
    home[mode] == mode ? mode : root(home[mode], home)
  }

  /// The tops of all hills' climbs, the densest first.
  ///
  /// A hill within a quarter of the least deviation of one that was climbed from goes where that
  /// one went.
  private func tops() -> [Mode] {
    var modes: [Mode] = []
    var climbed: [(start: [Double], mode: Int)] = []
    for (number, hill) in hills.enumerated() {
      if let near = climbed.first(where: { isNear($0.start, hill.mean, within: 0.25) }) {
        modes[near.mode].members.append(number)
        continue
      }
      let position = climb(from: hill.mean, known: modes.map(\.position))
      // a climb ends within some 1e-7 deviations of its top
      let same = modes.firstIndex { isNear($0.position, position, within: 1e-2) }
      if let same {
        modes[same].members.append(number)
      } else {
        modes.append(
          Mode(position: position, logDensity: logDensity(at: position), members: [number]))
      }
      climbed.append((hill.mean, same ?? modes.count - 1))
    }
    return modes.sorted { $0.logDensity > $1.logDensity }
  }

  /// The saddles between each top and the six nearest denser ones, with their log densities.
  private func passes(_ modes: [Mode]) -> [(lower: Int, higher: Int, height: Double)] {
    modes.indices.flatMap { lower in
      let position = modes[lower].position
      let near = (0..<lower).sorted {
        gap(modes[$0].position, position) < gap(modes[$1].position, position)
      }
      return near.prefix(6).map { higher in
        (lower, higher, saddle(between: modes[higher].position, and: position))
      }
    }
  }

  /// The squared distance of two points in least deviations.
  func gap(_ a: [Double], _ b: [Double]) -> Double {
    a.indices.reduce(0) { sum, j in
      let step = (a[j] - b[j]) / scale[j]
      return sum + step * step
    }
  }

  /// The least log density on the ridge between two points.
  func saddle(between a: [Double], and b: [Double]) -> Double {
    crossing(from: a, to: b).map { logDensity(at: $0) }.min()!
  }

  /// The ridge from one point to another, ends included, and the least density on it.
  func ridge(from a: [Double], to b: [Double]) -> (points: [[Double]], lowest: Double) {
    let points = [a] + crossing(from: a, to: b) + [b]
    return (points, exp(points.map { logDensity(at: $0) }.min()!))
  }

  /// Points on a way between two that keeps to the ridge: from each point of the straight way it
  /// climbs square to that way.
  private func crossing(from a: [Double], to b: [Double]) -> [[Double]] {
    // square in units of the mixture's own widths
    let way = a.indices.map { (b[$0] - a[$0]) / scale[$0] }
    let across = a.count == 2 ? [-way[1] * scale[0], way[0] * scale[1]] : nil
    let steps = 24
    return (1..<steps).map { step in
      let part = Double(step) / Double(steps)
      let straight = a.indices.map { a[$0] + part * (b[$0] - a[$0]) }
      return across.map { climb(from: straight, along: $0) } ?? straight
    }
  }
}
