import Foundation
import PhaseField
import Testing
import Volumes

/// Heat keeps a mixed film's waves at S(k) = ε/(f″ + κk²).
@Suite struct ThermalNoiseTests {
  private static let shape = Shape(nx: 32, ny: 30, nz: 12)
  private static let strength = 1e-4  // waves too small to feel each other

  private func annealing(
    φ: Double, χ: Double, stops: [Double], shape: Shape = shape, seed: UInt64 = 4,
    threads: Int = 1
  ) throws -> Annealing {
    let settings = AnnealingSettings(noise: 0, threads: threads, thermalNoise: Self.strength)
    return try Annealing(
      settings.equation(interactionParameter: χ),
      from: try mixedFilm(φ, shape: shape, seed: seed, settings: settings), stoppingAt: stops,
      settings: settings, seed: seed)
  }

  /// A mixture that is stable, and one that is stable only to small waves, for which the step errs by
  /// up to a tenth.
  @Test(arguments: [(0.5, 1.5, 0.0), (0.2, 2.4, 0.1)])
  func `a resting mixture has the structure factor of its curvature`(
    φ: Double, χ: Double, error: Double
  ) throws {
    let stops = (0..<60).map { 200 + 40 * Double($0) }  // the slowest wave forgets in 22
    let annealing = try annealing(φ: φ, χ: χ, stops: stops)
    let curvature = annealing.equation.freeEnergy.curvature(at: φ)
    let shells = 6
    var (sums, counts) = ([Double](repeating: 0, count: shells), [Int](repeating: 0, count: shells))
    let mixed = annealing.state.energy
    var heat = 0.0
    while let state = try annealing.next() {
      guard state.isStop else { continue }
      heat += (state.energy - mixed) / 60
      for (k, power) in powers(of: annealing.field) where k > 0 {
        let shell = min(shells - 1, Int(k / .pi * Double(shells)))
        sums[shell] += power * (curvature + 4 * k * k) / Self.strength
        counts[shell] += 1
      }
    }
    // Every wave holds ε/2, and there are as many as voxels; the 60 films' heat wavers by 0.2 %, and
    // f in single precision by 1e-7 of 5e-5.
    #expect(abs(heat / (Self.strength / 2) - 1) < 0.01 + error)
    #expect(annealing.wavelength.isFinite)
    for (sum, count) in zip(sums, counts) {
      let ratio = sum / Double(count)
      // Four standard errors: a mode's power has a relative variance of 2 (real waves).
      let chance = 4 * (2 / Double(count)).squareRoot()
      #expect(abs(ratio - 1) < chance + error, "\(ratio) of \(count) waves")
    }
  }

  @Test func `the noise depends on the seed alone, not on threads`() throws {
    let shape = Shape(nx: 32, ny: 32, nz: 20)
    let fields = try [(4, 1), (4, 3), (5, 1)].map { seed, threads in
      let annealing = try annealing(
        φ: 0.4, χ: 3, stops: [5], shape: shape, seed: UInt64(seed), threads: threads)
      while try annealing.next() != nil {}
      return annealing.field
    }
    #expect(fields[0] == fields[1])
    #expect(fields[0] != fields[2])
    #expect(abs(mean(fields[0]) - 0.4) < 1e-7)  // conserved
  }

  @Test func `with degenerate mobility it is refused`() throws {
    let settings = AnnealingSettings(mobilityLaw: .degenerate, thermalNoise: 0.01)
    let error = #expect(throws: PhaseFieldError.self) {
      _ = try anneal(
        ProcessConditions(phi: 0.5, chi: 3, logTime: 1), shape: Shape(nx: 8, ny: 8, nz: 4), seed: 1,
        settings: settings)
    }
    #expect(error?.description.contains("thermal_noise") == true)
  }

  /// Each wave's number and power, of which a white field of variance 1 has 1: by plain sums.
  private func powers(of field: Field) -> [(k: Double, power: Double)] {
    let (nx, ny, nz) = (field.shape.nx, field.shape.ny, field.shape.nz)
    let average = mean(field)
    var real = field.values.map { Double($0) - average }
    var imaginary = [Double](repeating: 0, count: real.count)
    for (length, stride) in [(nx, 1), (ny, nx)] {
      let turns = (0..<length).map { 2 * Double.pi * Double($0) / Double(length) }
      let (c, s) = (turns.map { cos($0) }, turns.map { sin($0) })
      for start in real.indices where start / stride % length == 0 {
        let (a, b) = (
          (0..<length).map { real[start + $0 * stride] },
          (0..<length).map { imaginary[start + $0 * stride] }
        )
        for m in 0..<length {
          var (x, y) = (0.0, 0.0)
          for i in 0..<length {
            let t = m * i % length
            x += a[i] * c[t] + b[i] * s[t]
            y += b[i] * c[t] - a[i] * s[t]
          }
          (real[start + m * stride], imaginary[start + m * stride]) = (x, y)
        }
      }
    }
    var found: [(Double, Double)] = []
    for x in 0..<nx {
      for y in 0..<ny {
        let kx = 2 * Double.pi * Double(min(x, nx - x)) / Double(nx)
        let ky = 2 * Double.pi * Double(min(y, ny - y)) / Double(ny)
        for m in 0..<nz {
          let kz = Double.pi * Double(m) / Double(nz)
          var (a, b) = (0.0, 0.0)
          for z in 0..<nz {
            let c = cos(kz * (Double(z) + 0.5))
            a += real[(z * ny + y) * nx + x] * c
            b += imaginary[(z * ny + y) * nx + x] * c
          }
          let size = Double(nx * ny * nz) / (m == 0 ? 1 : 2)
          found.append(((kx * kx + ky * ky + kz * kz).squareRoot(), (a * a + b * b) / size))
        }
      }
    }
    return found
  }
}
