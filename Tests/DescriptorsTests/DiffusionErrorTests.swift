import Descriptors
import Randomness
import Testing
import Volumes

/// Films that are hard on a diffusion solver.
struct HardFilm: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let volume: Volume

  static let all: [HardFilm] = [
    HardFilm(testDescription: "blobs", volume: SampleVolumes.blobs(shape, seed: 3, mixed: 0)),
    HardFilm(testDescription: "noise", volume: noise(0.5)),
    HardFilm(testDescription: "noise close to where it stops percolating", volume: noise(0.36)),
    HardFilm(testDescription: "chambers joined by pinholes", volume: chambers),
    HardFilm(testDescription: "a serpentine", volume: serpentine),
    HardFilm(testDescription: "channels one voxel apart", volume: channels),
  ]

  private static let shape = Shape(nx: 40, ny: 37, nz: 33)

  private static func noise(_ share: Double) -> Volume {
    var dice = SplitMix64(seed: 12)
    return SampleVolumes.build(shape) { _, _, _ in
      Double.random(in: 0..<1, using: &dice) < share ? .donor : .acceptor
    }
  }

  private static var chambers: Volume {
    SampleVolumes.build(shape) { x, y, z in
      z % 8 != 4 || (x == z % 40 && y == 3 * z % 37) ? .donor : .acceptor
    }
  }

  private static var serpentine: Volume {
    SampleVolumes.build(shape) { x, y, z in
      z % 4 != 2 || (z % 8 == 2 ? y > 34 : y < 2) ? .donor : .acceptor
    }
  }

  private static var channels: Volume {
    SampleVolumes.build(shape) { x, y, z in
      x % 2 == 0 && (y + z) % 11 != 0 || x % 2 == 1 && (y % 12 == 5 && z % 7 == 3)
        || y == 20 ? .donor : .acceptor
    }
  }
}

@Suite("The error of the effective diffusivity")
struct DiffusionErrorTests {
  @Test(arguments: HardFilm.all, Sides.allCases)
  func `the error is what the tolerance says, at most`(film: HardFilm, sides: Sides) {
    let exact = EffectiveDiffusivity(of: .donor, in: film.volume, sides: sides, tolerance: 1e-12)
    #expect(exact.percolates)
    for tolerance in [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8] {
      let found = EffectiveDiffusivity(
        of: .donor, in: film.volume, sides: sides, tolerance: tolerance)
      let error = found.relative / exact.relative - 1
      // Too high, never too low but for rounding: at most a tenth of the tolerance.
      #expect(error <= tolerance && error >= -0.1 * tolerance, "error \(error) at \(tolerance)")
    }
  }

  @Test(arguments: Sides.allCases)
  func `small films of every kind agree with plain conjugate gradients`(sides: Sides) {
    var conducting = 0
    for seed in BruteForceTests.seeds {
      let film = RandomFilm(seed: seed)
      for phase in Phase.allCases where film.volume.count(of: phase) > 0 {
        let found = EffectiveDiffusivity(
          of: phase, in: film.volume, sides: sides, tolerance: 1e-11)
        guard found.percolates else { continue }
        conducting += 1
        let expected = NaiveDiffusion.relative(film.volume, phase, sides)
        expect(found.relative, near: expected, 1e-10, "\(phase) of \(film), \(sides) sides")
      }
    }
    #expect(conducting > 200)
  }

  @Test func `single and double precision agree`() {
    let film = SampleVolumes.blobs(Shape(nx: 48, ny: 40, nz: 32), seed: 21, mixed: 0.2)
    for phase in Phase.allCases {
      let single = EffectiveDiffusivity(of: phase, in: film, sides: .periodic, tolerance: 1e-3)
      let double = EffectiveDiffusivity(of: phase, in: film, sides: .periodic, tolerance: 1e-6)
      guard double.percolates else { continue }
      expect(single.relative, near: double.relative, 1.1e-3, "both tolerances together")
    }
  }
}
