import Descriptors
import LatentDiffusion
import Testing
import Volumes

struct SymmetryOperationTests {
  private static let operations: [(String, @Sendable (inout SymmetryOperation) -> Void)] = [
    (
      "a shift",
      {
        $0.shiftX = 5; $0.shiftY = 11
      }
    ),
    ("a mirror in x", { $0.mirrorX = true }),
    ("a mirror in y", { $0.mirrorY = true }),
    ("the swap of x and y", { $0.transposed = true }),
    ("overturning", { $0.overturned = true }),
    (
      "all together",
      {
        $0.shiftX = 3; $0.shiftY = 7; $0.mirrorX = true; $0.transposed = true
        $0.overturned = true
      }
    ),
  ]

  @Test(arguments: operations.indices, [0, 1, 2])
  func `a motion changes the measured descriptors exactly as it says`(index: Int, number: Int) {
    let shape = Shape(nx: 16, ny: 16, nz: 12)
    let film = SyntheticFilms.volume(number, shape: shape)
    let member = SyntheticFilms.member(number, shape: shape)
    var motion = SymmetryOperation()
    Self.operations[index].1(&motion)
    let moved = motion(film)
    #expect(moved != film, "\(Self.operations[index].0) moves something")
    let told = motion.attributes(
      member.attributes, names: SyntheticFilms.names, mixed: true)
    let measured = SyntheticFilms.conditions(moved)
    for (name, (said, found)) in zip(SyntheticFilms.names, zip(told, measured)) {
      // The descriptors are ratios of the same counts; 1 − a − b rounds twice.
      #expect(abs(said - found) < 1e-12, "\(name) after \(Self.operations[index].0)")
    }
  }

  @Test func `overturning turns φ into 1 − φ and keeps χ and time`() {
    var motion = SymmetryOperation()
    motion.overturned = true
    let names = SyntheticFilms.names
    let before = SyntheticFilms.member(0, shape: Shape(nx: 8, ny: 8, nz: 8)).attributes
    let after = motion.attributes(before, names: names, mixed: true)
    #expect(after[4] == 1 - before[4])
    #expect(after[5...] == before[5...])
  }

  @Test func `a shift moves voxels where it says`() {
    let shape = Shape(nx: 4, ny: 3, nz: 2)
    var volume = Volume(shape: shape, filledWith: .acceptor)
    volume[2, 1, 1] = .donor
    var motion = SymmetryOperation()
    motion.shiftX = 1
    #expect(motion(volume)[1, 1, 1] == .donor)
    motion.shiftX = 0
    motion.overturned = true
    #expect(motion(volume)[2, 1, 0] == .acceptor)
    #expect(motion(volume)[0, 0, 0] == .donor)
  }

  @Test func `an attribute of unknown symmetry is not known after overturning`() {
    var motion = SymmetryOperation()
    motion.overturned = true
    let after = motion.attributes(
      [0.4, 0.3, 1], names: ["phi", "roughness", "tau_D"], mixed: true)
    #expect(after[0] == 0.6)
    #expect(after[1].isNaN)
    #expect(after[2].isNaN, "the acceptor's is not given")
  }

  @Test func `the donor's part follows from the mixed phase, or from its absence`() {
    let names = SyntheticFilms.names
    func can(_ wanted: [String], among names: [String], mixed: Bool = true) -> Bool {
      SymmetryOperation.canOverturn(wanted, among: names, mixed: mixed)
    }
    #expect(can(names, among: names))
    #expect(!can(["vol_frac_D"], among: ["vol_frac_D"]))
    #expect(can(["vol_frac_D"], among: ["vol_frac_D", "vol_frac_M"]))
    #expect(can(["ABS_f_D"], among: ["ABS_f_D"], mixed: false))
    #expect(!can(["tortuosity_A"], among: ["tortuosity_A"]))
    #expect(!can(["roughness"], among: ["phi", "roughness"]))
    #expect(!can(["phi"], among: ["chi"]))
  }
}
