import Descriptors
import Randomness
import Testing
import Volumes

@Suite("Domain size")
struct DomainTests {
  @Test(arguments: [2, 3, 4, 5])
  func `checkered columns have the size of a square`(width: Int) {
    let side = 8 * width
    let volume = SampleVolumes.build(Shape(nx: side, ny: side, nz: 3)) { x, y, _ in
      (x / width + y / width) % 2 == 0 ? .donor : .acceptor
    }
    let found = Measured(volume, sides: .periodic, pixel: 1.5, quantities: .domains)
    // S₂ falls linearly from ½ at lag 0 to 0 at one width, through ¼ half-way: a triangle wave.
    expect(found[.donorDomainSize], near: 1.5 * Double(width), 1e-12, "half a period")
    expect(found[.donorChordX], near: 1.5 * Double(width), 1e-12, "the width of a square")
    #expect(found[.mixedDomainSize] == nil && found[.mixedChordX] == nil)
  }

  @Test func `the two phases of a periodic film have one domain size`() {
    let volume = SampleVolumes.blobs(Shape(nx: 40, ny: 36, nz: 12), seed: 6, mixed: 0)
    let found = Measured(volume, sides: .periodic, quantities: .domains)
    // S₂ of A is 1 − 2f + S₂ of D, so that both have one autocovariance.
    expect(found[.donorDomainSize], near: found[.acceptorDomainSize], 1e-10, "round-off")
  }

  @Test func `random voxels have domains of about one voxel`() {
    var dice = SplitMix64(seed: 5)
    let volume = SampleVolumes.build(Shape(nx: 64, ny: 64, nz: 16)) { _, _, _ in
      Bool.random(using: &dice) ? .donor : .acceptor
    }
    let found = Measured(volume, sides: .periodic, quantities: .domains)
    // S₂ drops to f² within one voxel: the first zero is near lag 1, where it is noise.
    #expect((1.8...6).contains(found[.donorDomainSize]!))
  }

  @Test func `magnified voxels magnify domains`() {
    let small = SampleVolumes.blobs(Shape(nx: 24, ny: 20, nz: 6), seed: 8, mixed: 0)
    let large = SampleVolumes.build(Shape(nx: 48, ny: 40, nz: 12)) { x, y, z in
      small[x / 2, y / 2, z / 2]
    }
    let (a, b) = (
      Measured(small, sides: .periodic, quantities: .domains),
      Measured(large, sides: .periodic, quantities: .domains)
    )
    for name in [Attribute.donorDomainSize, .donorChordX, .donorChordY, .donorChordZ] {
      expect(b[name], near: 2 * a[name]!, 1e-12, "\(name): S₂ is linear between lags")
    }
  }

  @Test func `a film without a pattern has no domain size`() {
    let alone = Volume(shape: Shape(nx: 8, ny: 8, nz: 4), filledWith: .donor)
    let layers = SampleVolumes.build(alone.shape) { _, _, z in z < 2 ? .donor : .acceptor }
    for volume in [alone, layers] {
      let found = Measured(volume, sides: .periodic, quantities: .domains)
      #expect(found[.donorDomainSize] == nil && found[.donorChordX] == nil)
    }
  }
}
