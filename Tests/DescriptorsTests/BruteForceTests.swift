import Descriptors
import Testing
import Volumes

@Suite("Brute force on films of every kind")
struct BruteForceTests {
  /// Every pairing of 13 kinds with 15 shapes occurs once in 195 seeds in a row.
  static let seeds = 0..<390 as Range<UInt64>
  /// 4: an interface 2½ voxels away lies at exactly 10. 25: none is near enough.
  static let pixels = [1, 2, 0.5, 4, 3.7, 25]

  @Test(arguments: Sides.allCases)
  func `every descriptor of GraSPI agrees with its definition`(sides: Sides) {
    var seen: Set<String> = []
    for seed in Self.seeds {
      let film = RandomFilm(seed: seed)
      let naive = NaiveFilm(film.volume, sides).descriptors(pixels: Self.pixels)
      for (pixel, expected) in zip(Self.pixels, naive) {
        let found = Measured(
          film.volume, sides: sides, pixel: pixel, quantities: [.conditions, .graph], threads: 1)
        #expect(Set(expected.keys) == Set(found.values.map(\.attribute.rawValue)))
        for (name, value) in found.values {
          expect(
            value, near: expected[name.rawValue] ?? nil, tolerance(name),
            "\(name) of \(film), \(sides.rawValue) sides, pixel \(pixel)")
          if let value, value != 0 { seen.insert(name.rawValue) }
        }
      }
    }
    #expect(seen.count == 38)  // none of them is 0 throughout
  }

  /// Counts and ratios of counts are exact; sums differ by the order of their terms.
  private func tolerance(_ name: Attribute) -> Double {
    name.rawValue.hasPrefix("DISS") || name == .donorAbsorption ? 1e-12 : 0
  }

  @Test(arguments: Sides.allCases)
  func `percolation along each axis agrees with its definition`(sides: Sides) {
    for seed in Self.seeds {
      let film = RandomFilm(seed: seed)
      let found = Measured(film.volume, sides: sides, quantities: .geometry, threads: 1)
      for (axis, letter) in ["x", "y", "z"].enumerated() {
        let spanning = spanning(film.volume, axis, sides)
        for (phase, name) in [(Phase.donor, "D"), (.acceptor, "A"), (.mixed, "M")] {
          let all = film.volume.count(of: phase)
          let through = spanning.count { film.volume.labels[$0] == phase.rawValue }
          let value = found[Attribute(rawValue: "through_\(name)_\(letter)")]
          #expect(
            value == (all == 0 ? nil : Double(through) / Double(all)),
            "through_\(name)_\(letter) of \(film)")
        }
      }
    }
  }

  /// The voxels of face-connected components of one phase with voxels at both ends of an axis.
  private func spanning(_ volume: Volume, _ axis: Int, _ sides: Sides) -> [Int] {
    let shape = volume.shape
    let wraps = sides == .periodic
    let faces = NaiveFilm.neighbours(shape, x: wraps && axis != 0, y: wraps && axis != 1)
      .map { $0.filter { $0.1 == 1 }.map { (voxel: $0.0, axes: $0.1) } }
    let component = NaiveFilm.components(volume, faces)
    func coordinate(_ i: Int) -> Int {
      [i % shape.nx, i / shape.nx % shape.ny, i / shape.slab][axis]
    }
    let last = [shape.nx, shape.ny, shape.nz][axis] - 1
    let first = Set((0..<shape.count).filter { coordinate($0) == 0 }.map { component[$0] })
    let both = first.intersection(
      (0..<shape.count).filter { coordinate($0) == last }.map { component[$0] })
    return (0..<shape.count).filter { both.contains(component[$0]) }
  }
}
