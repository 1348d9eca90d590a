import PhaseField
import Testing
import Volumes

@Suite struct NoiseTests {
  @Test func `a mixed film has the mean asked for to round-off`() {
    let field = noisyField(
      mean: 0.377, amplitude: 0.02, shape: Shape(nx: 24, ny: 20, nz: 12), seed: 5)
    // The noise's mean is removed in double precision; rounding each voxel leaves 3e-8 / √5760.
    #expect(abs(mean(field) - 0.377) < 2e-9)
  }

  @Test func `the noise has the deviation asked for, and no two voxels go together`() {
    let shape = Shape(nx: 64, ny: 64, nz: 16)
    let noise = noisyField(mean: 0.5, amplitude: 0.01, shape: shape, seed: 11).values.map {
      (Double($0) - 0.5) / 0.01
    }
    let n = Double(noise.count)
    let variance = noise.reduce(0) { $0 + $1 * $1 } / n
    #expect(abs(variance - 1) < 4 * (2 / n).squareRoot())  // four standard errors
    for lag in [1, 2, 3, 64, 4096] {
      let product = zip(noise, noise.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 } / n
      #expect(abs(product) < 4.5 / n.squareRoot())
    }
    let fourth = noise.reduce(0) { $0 + $1 * $1 * $1 * $1 } / n
    #expect(abs(fourth - 3) < 4 * (96 / n).squareRoot())  // a Gaussian's
  }

  @Test func `a voxel's noise depends on the seed and its index alone`() {
    let a = noisyField(mean: 0.5, amplitude: 0.01, shape: Shape(nx: 8, ny: 8, nz: 8), seed: 1)
    let b = noisyField(mean: 0.5, amplitude: 0.01, shape: Shape(nx: 8, ny: 8, nz: 8), seed: 1)
    let c = noisyField(mean: 0.5, amplitude: 0.01, shape: Shape(nx: 8, ny: 8, nz: 8), seed: 2)
    #expect(a == b)
    #expect(zip(a.values, c.values).count { $0 == $1 } < 8)
  }
}

func mean(_ field: Field) -> Double {
  field.values.reduce(0) { $0 + Double($1) } / Double(field.values.count)
}
