import PhaseField
import Randomness

/// One simulated film of a corpus, before it is simulated.
public struct SeriesConditions: Codable, Hashable, Sendable {
  public let series: Int
  public let phi: Double
  public let chi: Double
  /// The seed of its noise, below 2⁵³ so that a double holds it.
  public let seed: UInt64
  public let split: Split
}

/// Which part of a corpus a series belongs to. Snapshots of one series never part.
public enum Split: String, Codable, Sendable, CaseIterable {
  case train, validation, test
}

extension CorpusPlan {
  /// The series of the plan, in order.
  ///
  /// Points of a Sobol design that do not separate by the margin are passed over.
  public func design() -> [SeriesConditions] {
    let sobol = SobolSquare(shift: Philox(seed: seed, stream: 0).word(at: 0))
    let seeds = Philox(seed: seed, stream: 1)
    let splits = splits()
    var found: [SeriesConditions] = []
    for index in 0... {
      guard found.count < series else { break }
      let (phi, chi) = place(sobol.point(index))
      guard separates(phi: phi, chi: chi) else { continue }
      let number = found.count
      found.append(
        SeriesConditions(
          series: number, phi: phi, chi: chi, seed: seeds.word(at: UInt64(number)) >> 11,
          split: splits[number]))
    }
    return found
  }

  /// The part of the first points of the design that separates.
  func fraction(ofDesignThatSeparates count: Int) -> Double {
    let sobol = SobolSquare(shift: 0)
    let kept = (0..<count).count { index in
      let (phi, chi) = place(sobol.point(index))
      return separates(phi: phi, chi: chi)
    }
    return Double(kept) / Double(count)
  }

  private func place(_ point: (x: Double, y: Double)) -> (phi: Double, chi: Double) {
    let phi = self.phi.lowerBound + point.x * (self.phi.upperBound - self.phi.lowerBound)
    let (low, high) = (chi.lowerBound, chi.upperBound)
    guard spacing == .orderParameter else { return (phi, low + point.y * (high - low)) }
    let critical = physics.equation(interactionParameter: 0).freeEnergy.criticalInteraction
    let ends = (max(0, low - critical).squareRoot(), max(0, high - critical).squareRoot())
    let root = ends.0 + point.y * (ends.1 - ends.0)
    return (phi, max(low, critical + root * root))
  }

  private func separates(phi: Double, chi: Double) -> Bool {
    physics.equation(interactionParameter: chi - margin).freeEnergy.curvature(at: phi) < 0
  }

  /// The split of each series: as many of each as the fractions say, drawn by the seed.
  private func splits() -> [Split] {
    let draw = Philox(seed: seed, stream: 2)
    let order = (0..<series).sorted { draw.word(at: UInt64($0)) < draw.word(at: UInt64($1)) }
    let forTest = Int((test * Double(series)).rounded())
    let forValidation = Int((validation * Double(series)).rounded())
    var splits = [Split](repeating: .train, count: series)
    for number in order.prefix(forTest) { splits[number] = .test }
    for number in order.dropFirst(forTest).prefix(forValidation) { splits[number] = .validation }
    return splits
  }
}
