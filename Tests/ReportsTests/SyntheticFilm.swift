import Foundation
import Randomness
import Volumes

extension SplitMix64 {
  /// A normal deviate (sum of twelve uniform ones).
  mutating func normal(_ mean: Double, _ deviation: Double) -> Double {
    mean + deviation
      * ((0..<12).reduce(0.0) { sum, _ in sum + .random(in: 0..<1, using: &self) } - 6)
  }
}

/// A film that looks like a separated blend: a sum of waves of one length, cut into phases.
///
/// Made for pictures in tests; no physics is in it.
func syntheticFilm(_ seed: UInt64, shape: Shape = Shape(nx: 64, ny: 64, nz: 32)) -> Volume {
  var dice = SplitMix64(seed: seed)
  let waves = (0..<24).map { _ in Wave(&dice, shape) }
  var labels: [UInt8] = []
  for z in 0..<shape.nz {
    for y in 0..<shape.ny {
      for x in 0..<shape.nx {
        var sum = 0.0
        for wave in waves { sum += wave.value(Double(x), Double(y), Double(z)) }
        labels.append(sum > 0.7 ? 0 : sum < -0.4 ? 1 : 3)
      }
    }
  }
  return Volume(shape: shape, spacing: Spacing(cube: 1.5), labels: labels)
}

private struct Wave {
  let kx: Double
  let ky: Double
  let kz: Double
  let phase: Double

  init(_ dice: inout SplitMix64, _ shape: Shape) {
    kx = Double(Int.random(in: -4...4, using: &dice)) * 2 * .pi / Double(shape.nx)
    ky = Double(Int.random(in: -4...4, using: &dice)) * 2 * .pi / Double(shape.ny)
    kz = Double(Int.random(in: 0...3, using: &dice)) * .pi / Double(shape.nz)
    phase = Double.random(in: 0...6.28, using: &dice)
  }

  func value(_ x: Double, _ y: Double, _ z: Double) -> Double {
    let inPlane: Double = cos(kx * x + ky * y + phase)
    return inPlane * cos(kz * (z + 0.5))
  }
}
