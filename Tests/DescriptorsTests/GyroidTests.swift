import Descriptors
import Foundation
import Testing
import Volumes

/// Golden numbers of `Goldens/make_gyroid.py`, version 1.
@Suite("A gyroid film of 128×128×64 voxels")
struct GyroidTests {
  private static let film = SampleVolumes.build(Shape(nx: 128, ny: 128, nz: 64)) { x, y, z in
    let (a, b, c) = (angle(x), angle(y), angle(z))
    // No voxel comes near the cut, so that the last digit of a sine does not matter.
    return sin(a) * cos(b) + sin(b) * cos(c) + sin(c) * cos(a) > 0.1234 ? .donor : .acceptor
  }

  private static func angle(_ i: Int) -> Double { 2 * Double.pi * Double(i) / 32 }

  @Test(arguments: [
    (Phase.donor, Sides.open, 0.2767592927079875), (.donor, .periodic, 0.2837116364348189),
    (.acceptor, .open, 0.3527699962019768), (.acceptor, .periodic, 0.3593029244702897),
  ])
  func `conducts as plain conjugate gradients say`(phase: Phase, sides: Sides, expected: Double) {
    #expect(Self.film.count(of: .donor) == 482_944)
    for tolerance in [1e-2, 1e-4, 1e-6] {
      let found = EffectiveDiffusivity(
        of: phase, in: Self.film, sides: sides, tolerance: tolerance)
      expect(found.relative, near: expected, tolerance, "at \(tolerance)")
    }
  }
}
