import Glibc
import Randomness
import Volumes

/// The noise that heat makes in a film's waves while it anneals: conserved, Gaussian, its strength
/// that at which a resting film has the structure factor S(k) = ε/(f″ + κk²).
///
/// Over a step, a wave that the scheme multiplies by r = 1 + push·(A + κk²) gains noise of variance
/// ε(1 − r²)/(A + κk²): then S is exact for any step where f″ = A, as it is in a mixed film and in both
/// phases of a like pair, and is within 10 % elsewhere. A wave's noise depends on (seed, step, wave)
/// alone.
///
/// - Source: Cook 1970; Box and Muller 1958.
struct ThermalNoise {
  let strength: Double
  let seed: UInt64
  let modes: FilmModes

  /// Nil where the equation has none.
  init?(_ equation: CahnHilliard, modes: FilmModes, seed: UInt64) {
    guard equation.thermalNoise > 0 else { return nil }
    (strength, self.seed, self.modes) = (equation.thermalNoise, seed, modes)
  }

  /// The longest step at which S is that good.
  static func longestStep(of equation: CahnHilliard, stabilisation A: Double) -> Double {
    equation.gradientCoefficient / (equation.mobility * A * A)
  }

  /// Puts one row's noise into `out`, where `push` and `stiffness`, A + κ(ky² + kz²), are the step's.
  func fill(
    _ out: UnsafeMutablePointer<Lanes>, _ row: WaveRow, step: Int,
    push: UnsafePointer<Lanes>, κ: Float, stiffness: Float
  ) {
    let generator = Philox(seed: seed, stream: UInt64(step))
    let size = Float(strength * modes.scale * (row.m == 0 ? 2 : 1))
    let counts = modes.rowCounts.lanes
    for group in 0..<modes.lanesPerRow {
      let rate = -push[group]
      let damping = rate * (modes.kx2.lanes[group] * κ + stiffness)
      var drawn = draw(group, row.y, row.m, generator)
      for lane in [0, 2] where counts[group][lane] == 1 {
        let own = ownMirror(group, lane, row, generator)
        (drawn[lane], drawn[lane + 1]) = (own.x, own.y)
      }
      let amplitude = (size * rate * (2 - damping)).squareRoot()
      out[group] = (drawn * amplitude).replacing(with: 0, where: counts[group] .== 0)
    }
  }

  /// Waves of kx = 0 and kx = π that differ in ky's sign alone are each other's conjugates.
  private func ownMirror(
    _ group: Int, _ lane: Int, _ row: WaveRow, _ generator: Philox
  ) -> SIMD2<Float> {
    let (ny, mirror) = (modes.shape.ny, min(row.y, modes.shape.ny - row.y))
    let drawn = draw(group, mirror, row.m, generator)
    if 2 * row.y % ny == 0 { return SIMD2(drawn[lane] * Float(2).squareRoot(), 0) }
    return SIMD2(drawn[lane], row.y == mirror ? drawn[lane + 1] : -drawn[lane + 1])
  }

  /// Two complex numbers of mean square 1 for two neighbouring kx.
  ///
  /// In single precision from 24 bits each, unlike ``normalPair``: a step draws one for every wave.
  private func draw(_ group: Int, _ y: Int, _ m: Int, _ generator: Philox) -> Lanes {
    let index = (y * modes.shape.nz + m) * modes.lanesPerRow + group
    let words = generator.words(at: UInt64(index))
    var drawn = Lanes.zero
    for pair in stride(from: 0, to: 4, by: 2) {
      let radius = (-log((Float(words[pair] >> 8) + 0.5) * 0x1p-24)).squareRoot()
      let angle = 2 * Float.pi * Float(words[pair + 1] >> 8) * 0x1p-24
      drawn[pair] = radius * cos(angle)
      drawn[pair + 1] = radius * sin(angle)
    }
    return drawn
  }
}
