import Descriptors
import Testing
import Volumes

@Suite("Two-point correlation")
struct TwoPointTests {
  @Test(arguments: Sides.allCases)
  func `S2 is the share of pairs, counted one by one`(sides: Sides) {
    let shape = Shape(nx: 67, ny: 5, nz: 6)
    let volume = SampleVolumes.blobs(shape, seed: 8)
    let found = TwoPoint(volume, sides: sides)
    for phase in Phase.allCases {
      for lag in [0, 1, 7, 33] {
        var (pairs, hits) = (0, 0)
        for z in 0..<shape.nz {
          for y in 0..<shape.ny {
            for x in 0..<shape.nx where sides == .periodic || x + lag < shape.nx {
              pairs += 1
              let both = volume[x, y, z] == phase && volume[(x + lag) % shape.nx, y, z] == phase
              hits += both ? 1 : 0
            }
          }
        }
        #expect(found.values(of: phase, along: .x)[lag] == Double(hits) / Double(pairs))
      }
    }
  }

  @Test func `lamellae of period 6 correlate as a triangle wave`() {
    let shape = Shape(nx: 24, ny: 4, nz: 4)
    let volume = SampleVolumes.build(shape) { x, _, _ in x / 3 % 2 == 0 ? .donor : .acceptor }
    let found = TwoPoint(volume, sides: .periodic)
    let expected = [3, 2, 1, 0, 1, 2, 3, 2, 1, 0, 1, 2, 3].map { $0 / 6.0 }
    #expect(found.values(of: .donor, along: .x) == expected)
    #expect(found.values(of: .donor, along: .y) == [0.5, 0.5, 0.5])
    #expect(found.values(of: .donor, along: .z) == [0.5, 0.5, 0.5])
    #expect(found.values(of: .mixed, along: .x) == [Double](repeating: 0, count: 13))
  }

  @Test func `each axis is its own`() {
    let shape = Shape(nx: 8, ny: 8, nz: 8)
    let alongY = SampleVolumes.build(shape) { _, y, _ in y % 2 == 0 ? .donor : .acceptor }
    let alongZ = SampleVolumes.build(shape) { _, _, z in z % 2 == 0 ? .donor : .acceptor }
    let wave = [0.5, 0, 0.5, 0, 0.5]
    #expect(TwoPoint(alongY, sides: .periodic).values(of: .donor, along: .y) == wave)
    #expect(TwoPoint(alongZ, sides: .periodic).values(of: .donor, along: .z) == wave)
  }

  @Test func `shifts and mirrors are duplicates, other volumes are not`() {
    let shape = Shape(nx: 32, ny: 32, nz: 16)
    let volume = SampleVolumes.blobs(shape, seed: 1)
    let found = TwoPoint(volume, sides: .periodic)
    for law in Law.all where law.description.hasSuffix("periodic sides") {
      #expect(found.distance(to: TwoPoint(law.change(volume), sides: .periodic)) < 1e-15)
    }
    let other = TwoPoint(SampleVolumes.blobs(shape, seed: 2), sides: .periodic)
    #expect(found.distance(to: other) > 1e-3)
    #expect(found.distance(to: other) == other.distance(to: found))
  }

  @Test func `opposite phases are as far apart as it goes`() {
    let shape = Shape(nx: 6, ny: 6, nz: 6)
    let donor = TwoPoint(Volume(shape: shape, filledWith: .donor), sides: .open)
    let acceptor = TwoPoint(Volume(shape: shape, filledWith: .acceptor), sides: .open)
    #expect(donor.distance(to: acceptor) == 1)
    #expect(donor.distance(to: donor) == 0)
  }
}
