import Foundation
import Realism

/// A random generator of normal numbers whose sequence is fixed by its seed.
struct NormalSource {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// Uniform in (0, 1).
  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return (Double((z ^ (z >> 31)) >> 11) + 0.5) / 0x1p53
  }

  /// Box and Muller 1958.
  mutating func normal() -> Double {
    (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform())
  }
}

/// Distributions whose density is known in closed form.
struct Synthetic: Sendable {
  let names: [String]
  let draw: @Sendable (inout NormalSource) -> [Double]
  let logDensity: @Sendable ([Double]) -> Double

  func table(rows: Int, seed: UInt64) -> [Double] {
    var source = NormalSource(seed: seed)
    return (0..<rows).flatMap { _ in draw(&source) }
  }

  /// Two correlated normal pairs, equally likely, four deviations apart.
  static let twoHills = Synthetic(
    names: ["a", "b"],
    draw: { source in
      let side = source.uniform() < 0.5 ? -2.0 : 2.0
      let (u, v) = (source.normal(), source.normal())
      return [side + u, 3 * (0.6 * u + 0.8 * v) + side]
    },
    logDensity: { point in
      let one = { (side: Double) in
        let u = point[0] - side
        let v = ((point[1] - side) / 3 - 0.6 * u) / 0.8
        // |∂(a, b)/∂(u, v)| = 2.4
        return exp(-(u * u + v * v) / 2) / (2 * .pi * 2.4)
      }
      return log((one(-2) + one(2)) / 2)
    })

  /// Four attributes of films, driven by two hidden numbers, so that most combinations are
  /// impossible: more donor means fewer straight acceptor paths and more straight donor paths, and
  /// the mixed part falls as the domains grow.
  static let films = Synthetic(
    names: ["vol_frac_D", "vol_frac_M", "tortuosity_A", "tortuosity_D"],
    draw: { source in
      let blend = 0.3 + 0.3 * source.uniform()
      let growth = source.uniform()
      let noise = { (source: inout NormalSource) in 0.015 * source.normal() }
      return [
        blend + noise(&source), 0.25 - 0.2 * growth + noise(&source),
        1.2 - 1.6 * blend - 0.15 * growth + noise(&source),
        1.6 * blend - 0.2 + 0.1 * growth + noise(&source),
      ]
    },
    logDensity: { _ in .nan })
}
