import Randomness

/// One descriptor of generated volumes beside that of the simulated ones whose conditions were requested.
///
/// Series are split in halves at random, ``splits`` times. The distances from the generated volumes of one half to
/// the simulated ones of the other are held against those between the two halves of simulated volumes: numbers
/// of the same size, that differ by chance alone.
package struct DescriptorComparison: Codable, Equatable, Sendable {
  /// Means over the splits.
  package struct Distance: Codable, Equatable, Sendable {
    package let generated: Double
    package let simulated: Double
  }

  package let name: String
  /// Volumes of each kind that have the descriptor.
  package let volumes: Int
  package let simulatedMean: Double
  /// The mean of generated less simulated values, over pairs that both have one.
  package let difference: Double
  /// Its standard error, with a series for an observation.
  package let differenceError: Double
  package let kolmogorovSmirnov: Distance
  /// In standard deviations of the simulated volumes.
  package let energy: Distance

  package static let splits = 20

  /// - Parameters:
  ///   - generated: Not a number where a volume has no such value.
  ///   - simulated: As many.
  ///   - series: Of each pair.
  /// - Returns: Nil below four series, or where the simulated values do not differ.
  package init?(
    _ name: String, generated: [Double], simulated: [Double], series: [Int], seed: UInt64
  ) {
    let pairs = generated.indices.filter { generated[$0].isFinite && simulated[$0].isFinite }
    let groups = Array(Set(pairs.map { series[$0] })).sorted()
    guard groups.count >= 4, let spread = Summary(pairs.map { simulated[$0] }), spread.deviation > 0
    else { return nil }
    self.name = name
    volumes = pairs.count
    simulatedMean = spread.mean
    let differences = pairs.map { generated[$0] - simulated[$0] }
    difference = differences.reduce(0, +) / Double(pairs.count)
    differenceError = groupedError(differences, groups: pairs.map { series[$0] })
    var random = SplitMix64(seed: seed)
    var found: [(generated: [Double], near: [Double], far: [Double])] = []
    for _ in 0..<Self.splits {
      let half = Set(groups.shuffled(using: &random).prefix(groups.count / 2))
      let (near, far) = (
        pairs.filter { half.contains(series[$0]) }, pairs.filter { !half.contains(series[$0]) }
      )
      found.append(
        (near.map { generated[$0] }, near.map { simulated[$0] }, far.map { simulated[$0] }))
    }
    func mean(_ distance: ([Double], [Double]) -> Double, over scale: Double) -> Distance {
      let count = scale * Double(found.count)
      return Distance(
        generated: found.reduce(0) { $0 + distance($1.generated, $1.far) } / count,
        simulated: found.reduce(0) { $0 + distance($1.near, $1.far) } / count)
    }
    kolmogorovSmirnov = mean(Evaluation.kolmogorovSmirnov, over: 1)
    energy = mean(energyDistance, over: spread.deviation)
  }
}
