import Foundation
import Volumes

/// One wave of a film, cos(kx·x + ky·y + phase) cos(kz(z + ½)).
struct FilmWave: CustomStringConvertible {
  let counts: SIMD3<Int>
  let k: SIMD3<Double>
  let phase: Double

  init(_ x: Int, _ y: Int, _ z: Int, in shape: Shape) {
    counts = SIMD3(x, y, z)
    k = SIMD3(
      2 * .pi * Double(x) / Double(shape.nx), 2 * .pi * Double(y) / Double(shape.ny),
      .pi * Double(z) / Double(shape.nz))
    phase = Double(x * 7 + y * 13 + z * 29)  // waves that do not add up anywhere
  }

  var wavenumber: Double { (k * k).sum().squareRoot() }
  var description: String { "(\(counts.x), \(counts.y), \(counts.z))" }

  /// Each wave whose wavenumber is wanted, one for both directions of (kx, ky).
  static func all(in shape: Shape, where isWanted: (Double) -> Bool) -> [FilmWave] {
    var waves: [FilmWave] = []
    for z in 0..<shape.nz {
      for y in (1 - shape.ny / 2)..<(shape.ny / 2) {
        for x in 0..<(shape.nx / 2) where x > 0 || y > 0 || (y == 0 && z > 0) {
          let wave = FilmWave(x, y, z, in: shape)
          if isWanted(wave.wavenumber) { waves.append(wave) }
        }
      }
    }
    return waves
  }

  private func value(_ i: Int, _ shape: Shape) -> Double {
    let (x, y) = (Double(i % shape.nx), Double(i / shape.nx % shape.ny))
    let z = Double(i / shape.slab) + 0.5
    return cos(k.x * x + k.y * y + phase) * cos(k.z * z)
  }

  static func sum(of waves: [FilmWave], in shape: Shape, mean: Double, amplitude: Double) -> Field {
    var values = [Double](repeating: mean, count: shape.count)
    for wave in waves {
      for i in values.indices { values[i] += amplitude * wave.value(i, shape) }
    }
    return Field(shape: shape, values: values.map(Float.init))
  }

  /// How much of the wave is in a field.
  func amplitude(in field: Field) -> Double {
    let mean = field.values.reduce(0) { $0 + Double($1) } / Double(field.values.count)
    var (product, square) = (0.0, 0.0)
    for (i, φ) in field.values.enumerated() {
      let wave = value(i, field.shape)
      product += wave * (Double(φ) - mean)
      square += wave * wave
    }
    return product / square
  }
}
