import Descriptors
import Randomness
import Testing
import Volumes

@Suite("Effective diffusivity")
struct EffectiveDiffusivityTests {
  /// A slot of width 1 through a wall of the other phase, 4 voxels thick, in a duct of width w:
  /// without bends the resistances are in series.
  @Test func `a duct of constant width conducts by its share whatever its shape`() {
    let volume = SampleVolumes.build(Shape(nx: 9, ny: 7, nz: 11)) { x, y, _ in
      x > 2 && (y > 3 || x == 5) ? .donor : .acceptor
    }
    let found = EffectiveDiffusivity(of: .donor, in: volume, sides: .open)
    expect(found.relative, near: found.fraction, 1e-12, "the linear profile is exact")
    expect(found.tortuosityFactor, near: 1, 1e-12, "the linear profile is exact")
  }

  /// Two voxels in each slab; slab 1 has one voxel missing. By hand: H = 3.
  @Test func `a constriction is solved by hand`() {
    var volume = Volume(shape: Shape(nx: 2, ny: 1, nz: 3), filledWith: .donor)
    volume[1, 0, 1] = .acceptor
    let found = EffectiveDiffusivity(of: .donor, in: volume, sides: .open, tolerance: 1e-14)
    // Below the neck: conductance 2 into x = 0, in parallel 2 and 1 in series (2/3) into x = 1:
    // 8/3; the neck itself: 1 and 1 in series. R = 3/8 + 2 + 3/8, D = H/(R·nx).
    expect(found.relative, near: 3 / (2.75 * 2), 1e-12, "round-off")
  }

  @Test func `dead ends and islands carry nothing but count in the fraction`() {
    var volume = SampleVolumes.build(Shape(nx: 7, ny: 5, nz: 6)) { x, y, _ in
      x == 2 && y == 2 ? .donor : .acceptor
    }
    let rod = EffectiveDiffusivity(of: .donor, in: volume, sides: .open)
    volume[5, 2, 0] = .donor
    volume[5, 2, 1] = .donor
    volume[5, 4, 3] = .donor
    let found = EffectiveDiffusivity(of: .donor, in: volume, sides: .open)
    expect(found.relative, near: rod.relative, 1e-12, "no path through them")
    expect(found.tortuosityFactor, near: 9.0 / 6, 1e-12, "9 voxels, 6 of them in the rod")
  }

  @Test func `no path is answered before any solving`() {
    let volume = SampleVolumes.build(Shape(nx: 5, ny: 5, nz: 6)) { x, y, z in
      (x + y + z) % 2 == 0 ? .donor : .acceptor  // joined across edges only
    }
    let found = EffectiveDiffusivity(of: .donor, in: volume, sides: .periodic)
    #expect(!found.percolates && found.iterations == 0)
    #expect(found.tortuosityFactor == .infinity)
  }

  @Test(arguments: Sides.allCases)
  func `a tighter tolerance moves the answer by less than the looser one`(sides: Sides) {
    let volume = SampleVolumes.blobs(Shape(nx: 20, ny: 18, nz: 16), seed: 4, mixed: 0)
    let exact = EffectiveDiffusivity(of: .donor, in: volume, sides: sides, tolerance: 1e-13)
    for tolerance in [1e-3, 1e-5, 1e-7] {
      let found = EffectiveDiffusivity(
        of: .donor, in: volume, sides: sides, tolerance: tolerance)
      // The least dissipation; single precision may round by a tenth of the tolerance.
      #expect(found.relative >= exact.relative * (1 - 0.1 * tolerance))
      expect(found.relative, near: exact.relative, tolerance, "at \(tolerance)")
      #expect(found.iterations < exact.iterations)
    }
  }

  @Test func `removing voxels never helps`() {
    var volume = SampleVolumes.blobs(Shape(nx: 12, ny: 12, nz: 10), seed: 9, mixed: 0)
    var last = EffectiveDiffusivity(of: .donor, in: volume, sides: .open).relative
    var dice = SplitMix64(seed: 2)
    for _ in 0..<10 {
      for _ in 0..<10 {
        let voxel = (0..<3).map { _ in Int.random(in: 0..<10, using: &dice) }
        volume[voxel[0], voxel[1], voxel[2]] = .acceptor
      }
      let next = EffectiveDiffusivity(of: .donor, in: volume, sides: .open).relative
      #expect(next <= last * (1 + 1e-5))  // Rayleigh's monotonicity, to the solver's tolerance
      last = next
    }
  }
}
