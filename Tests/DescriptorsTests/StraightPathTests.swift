import Descriptors
import Testing
import Volumes

/// A donor path one voxel wide that steps aside just below the anode, in a film of ten slabs.
struct SteppedPath: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// Steps aside, one per slab below the anode: (along x, along y).
  let steps: [(Int, Int)]
  /// How many of the ten voxels are straight: those with excess < h/10.
  let straight: Int

  static let all = [
    SteppedPath(testDescription: "straight", steps: [], straight: 10),
    // excess √2 − 1 = 0.414: h = 0 and 5 … 9
    SteppedPath(testDescription: "across one edge", steps: [(1, 0)], straight: 6),
    SteppedPath(testDescription: "across one edge in y", steps: [(0, 1)], straight: 6),
    // excess √3 − 1 = 0.732: h = 0 and 8, 9
    SteppedPath(testDescription: "across one corner", steps: [(1, 1)], straight: 3),
    // excess 2(√2 − 1) = 0.828 from h = 2: h = 0 and 9
    SteppedPath(testDescription: "across two edges", steps: [(1, 0), (0, 1)], straight: 2),
    SteppedPath(testDescription: "edge and corner", steps: [(1, 0), (1, 1)], straight: 1),
    SteppedPath(testDescription: "three edges", steps: [(1, 0), (1, 0), (0, 1)], straight: 1),
  ]

  var volume: Volume {
    var volume = Volume(shape: Shape(nx: 70, ny: 6, nz: 10), filledWith: .acceptor)
    var (x, y) = (62, 1)
    for h in 0..<10 {
      if h > 0, h <= steps.count { (x, y) = (x + steps[h - 1].0, y + steps[h - 1].1) }
      volume[x, y, 9 - h] = .donor
    }
    return volume
  }
}

@Suite("Straight paths")
struct StraightPathTests {
  @Test(arguments: SteppedPath.all)
  func `a path is straight while its excess is below h over H`(path: SteppedPath) {
    let found = Measured(path.volume, sides: .open, quantities: .conditions)
    #expect(found[.donorStraightness] == Double(path.straight) / 10)
  }

  @Test func `a step that does not approach the electrode is never straight`() {
    var volume = Volume(shape: Shape(nx: 4, ny: 3, nz: 9), filledWith: .acceptor)
    for z in 0..<9 { volume[z > 6 ? 1 : 2, 1, z] = .donor }
    volume[1, 1, 6] = .donor  // a shelf: reached straight, its neighbour by an edge
    let found = Measured(volume, sides: .open, quantities: .conditions)
    // z = 8, 7 and the shelf; of the column at x = 2 the voxels h = 4 … 8 (0.414·9 = 3.7).
    #expect(found[.donorStraightness] == 8.0 / 10)
  }

  @Test func `a film of one slab is straight throughout`() {
    let volume = SampleVolumes.blobs(Shape(nx: 8, ny: 8, nz: 1), seed: 3)
    let found = Measured(volume, sides: .periodic, quantities: .conditions)
    #expect(found[.donorStraightness] == 1 && found[.acceptorStraightness] == 1)
  }
}
