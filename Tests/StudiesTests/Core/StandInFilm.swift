import Descriptors
import Generation
import InverseDesign
import Randomness
import Volumes

/// A stand-in for films, whose volume fractions are what a test wants: whole columns of donor, then of
/// mixed phase, then of acceptor, in an order that a seed draws.
enum StandInFilm {
  static let shape = Shape(nx: 10, ny: 10, nz: 6)
  /// Half a voxel: how far a fraction can be from the one that was asked for.
  static let precision = 0.5 / 600

  static func volume(donor: Double, mixed: Double, dice: inout SplitMix64) -> Volume {
    let count = shape.nx * shape.ny * shape.nz
    let donors = Int((Double(count) * min(max(donor, 0), 1)).rounded())
    let mixtures = min(count - donors, Int((Double(count) * min(max(mixed, 0), 1)).rounded()))
    var labels = [UInt8](repeating: 1, count: count)
    let columns = Array(0..<shape.nx * shape.ny).shuffled(using: &dice)
    let order = columns.flatMap { column in
      (0..<shape.nz).map { $0 * shape.nx * shape.ny + column }
    }
    for (number, voxel) in order.prefix(donors + mixtures).enumerated() {
      labels[voxel] = number < donors ? 0 : 3
    }
    return Volume(shape: shape, labels: labels)
  }
}

extension SplitMix64 {
  /// About normal with variance 1: the sum of twelve even draws.
  mutating func bell() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &self) }
  }

  /// The generator of one noise, whatever was drawn before.
  init(_ noise: SampleSeed) {
    self.init(seed: noise.study &* 0xD134_2543_DE82_EF95 &+ UInt64(noise.index))
  }
}
