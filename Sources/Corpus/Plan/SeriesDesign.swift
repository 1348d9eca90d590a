import PhaseField
import Randomness

/// Which part of a corpus a series belongs to. Snapshots of one series never part.
package enum Split: String, Codable, Sendable, CaseIterable {
  case train, validation, test
}

/// A point of the design: the blend and its interaction parameter.
struct DesignPoint {
  let phi: Double
  let chi: Double
  /// Where the point lies in the design's unit square.
  let square: (x: Double, y: Double)
}

extension CorpusPlan {
  /// The films of the plan, in order: what will be simulated.
  package func series() -> [SeriesHeader] {
    let points = points()
    let splits = splits(of: points)
    let seeds = Philox(seed: seed, stream: 1)
    return points.indices.flatMap { point in
      (0..<filmsPerPoint).map { film in
        let number = point * filmsPerPoint + film
        return SeriesHeader(
          series: number, source: "simulation", split: splits[point], phi: points[point].phi,
          chi: points[point].chi, seed: seeds.word(at: UInt64(number)) >> 11)
      }
    }
  }

  /// The points of the design that separate by the margin.
  func points() -> [DesignPoint] {
    switch design {
    case .sobol(let count):
      let sobol = SobolSquare(shift: Philox(seed: seed, stream: 0).word(at: 0))
      return Array((0...).lazy.map { designPoint(sobol.point($0)) }.filter(separates).prefix(count))
    case .grid(let phi, let chi):
      let across = Self.even(phi)
      return Self.even(chi).flatMap { y in across.map { designPoint((x: $0, y: y)) } }.filter(
        separates)
    }
  }

  /// The part of the first points of the design that separates.
  func fraction(ofDesignThatSeparates count: Int) -> Double {
    let sobol = SobolSquare(shift: 0)
    return Double((0..<count).count { separates(designPoint(sobol.point($0))) }) / Double(count)
  }

  /// So many points from 0 to 1, ends included.
  private static func even(_ count: Int) -> [Double] {
    count == 1 ? [0.5] : (0..<count).map { Double($0) / Double(count - 1) }
  }

  private func designPoint(_ point: (x: Double, y: Double)) -> DesignPoint {
    let phi = self.phi.lowerBound + point.x * (self.phi.upperBound - self.phi.lowerBound)
    return DesignPoint(phi: phi, chi: chi(at: point.y), square: point)
  }

  private func chi(at y: Double) -> Double {
    let (low, high) = (chi.lowerBound, chi.upperBound)
    guard spacing == .orderParameter else { return low + y * (high - low) }
    let critical = physics.criticalChi
    let ends = (max(0, low - critical).squareRoot(), max(0, high - critical).squareRoot())
    let root = ends.0 + y * (ends.1 - ends.0)
    return min(high, max(low, critical + root * root))
  }

  private func separates(_ point: DesignPoint) -> Bool {
    physics.equation(interactionParameter: point.chi - margin)
      .freeEnergy.curvature(at: point.phi) < 0
  }
}
