import Descriptors
import Randomness
import Testing
import Volumes

@Suite("Chord lengths")
struct ChordLengthTests {
  @Test(arguments: Sides.allCases)
  func `lamellae have chords of their width, along their normal only`(sides: Sides) {
    let shape = Shape(nx: 70, ny: 5, nz: 4)
    let volume = SampleVolumes.build(shape) { x, _, _ in x / 7 % 2 == 0 ? .donor : .acceptor }
    let found = ChordLengths(volume, sides: sides)
    // Five donor and five acceptor lamellae; open sides cut one of each.
    let whole = sides == .periodic ? 5 : 4
    let expected = [0, 0, 0, 0, 0, 0, 0, whole * 20]
    #expect(found.counts(of: .donor, along: .x) == expected)
    #expect(found.counts(of: .acceptor, along: .x) == expected)
    #expect(found.mean(of: .donor, along: .x) == 7)
    #expect(found.counts(of: .donor, along: .y).isEmpty)
    #expect(found.mean(of: .donor, along: .z) == nil)
    #expect(found.counts(of: .mixed, along: .x).isEmpty)
  }

  @Test func `a checkerboard has chords of one voxel`() {
    let shape = Shape(nx: 66, ny: 6, nz: 8)
    let volume = SampleVolumes.build(shape) { x, y, z in
      (x + y + z) % 2 == 0 ? .donor : .acceptor
    }
    let periodic = ChordLengths(volume, sides: .periodic)
    let open = ChordLengths(volume, sides: .open)
    for axis in TwoPoint.Axis.allCases {
      #expect(open.mean(of: .donor, along: axis) == 1)
      #expect(periodic.mean(of: .acceptor, along: axis) == 1)
    }
    #expect(periodic.counts(of: .donor, along: .x) == [0, 33 * 48])
    #expect(open.counts(of: .donor, along: .x) == [0, 32 * 48])  // one of 33 touches an end
    #expect(periodic.counts(of: .donor, along: .z) == [0, 3 * 66 * 6])  // z is always cut
  }

  /// The middle of three layers is a chord along z, the outer two are cut by the electrodes.
  @Test func `the electrodes cut chords along z`() {
    let volume = SampleVolumes.build(Shape(nx: 3, ny: 4, nz: 12)) { _, _, z in
      z < 3 || z >= 8 ? .donor : .mixed
    }
    let found = ChordLengths(volume, sides: .periodic)
    #expect(found.counts(of: .mixed, along: .z) == [0, 0, 0, 0, 0, 12])
    #expect(found.counts(of: .donor, along: .z).isEmpty)
  }

  /// Each chord ends at a voxel of another phase, whatever came before: P(l) = (1 − p) p^(l − 1).
  @Test(arguments: [0.2, 0.5, 0.7])
  func `chords of an uncorrelated medium are geometric with mean 1 over 1 − p`(p: Double) {
    var dice = SplitMix64(seed: 77)
    let volume = SampleVolumes.build(Shape(nx: 96, ny: 64, nz: 48)) { _, _, _ in
      Double.random(in: 0..<1, using: &dice) < p ? .donor : .acceptor
    }
    let found = ChordLengths(volume, sides: .periodic)
    for axis in [TwoPoint.Axis.x, .y] {
      let counts = found.counts(of: .donor, along: axis)
      let chords = Double(counts.reduce(0, +))
      // Lengths vary by √p/(1 − p); five standard deviations of the mean.
      let deviation = p.squareRoot() / (1 - p) / chords.squareRoot()
      let mean = found.mean(of: .donor, along: axis)!
      #expect(abs(mean - 1 / (1 - p)) < 5 * deviation)
      for length in 1...3 {
        var share = 1 - p
        for _ in 1..<length { share *= p }
        let error = (share * (1 - share) / chords).squareRoot()
        #expect(abs(Double(counts[length]) / chords - share) < 5 * error, "length \(length)")
      }
    }
  }

  /// Every chord has two ends: along periodic x each is a face, so that faces count the chords.
  @Test func `chords along periodic axes end at every interface`() {
    let volume = SampleVolumes.blobs(Shape(nx: 67, ny: 18, nz: 9), seed: 3, mixed: 0)
    let chords = ChordLengths(volume, sides: .periodic)
    var faces = 0
    for z in 0..<9 {
      for y in 0..<18 {
        for x in 0..<67 where volume[x, y, z] != volume[(x + 1) % 67, y, z] { faces += 1 }
      }
    }
    let donor = chords.counts(of: .donor, along: .x).reduce(0, +)
    #expect(2 * donor == faces)
    #expect(donor == chords.counts(of: .acceptor, along: .x).reduce(0, +))
  }
}
