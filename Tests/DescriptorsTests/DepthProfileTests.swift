import Descriptors
import Testing
import Volumes

struct DepthProfileTests {
  @Test func `a slab's fractions are its own, cathode first, at its middle`() {
    var film = Volume(
      shape: Shape(nx: 2, ny: 3, nz: 4), spacing: Spacing(x: 1, y: 1, z: 2.5),
      filledWith: .acceptor)
    film[1, 2, 0] = .donor
    film[0, 1, 3] = .mixed
    film[1, 1, 3] = .donor
    let profile = DepthProfile(film)
    #expect(profile.heights == [1.25, 3.75, 6.25, 8.75])
    let sixth = 1.0 / 6
    let first: [Double] = [sixth, 5.0 / 6, 0]
    let last: [Double] = [sixth, 4.0 / 6, sixth]
    #expect(profile.fractions[0] == first)
    #expect(profile.fractions[1] == [0, 1, 0])
    #expect(profile.fractions[3] == last)
  }

  @Test func `the mean over the slabs is the volume fraction`() {
    let film = waves(Shape(nx: 16, ny: 12, nz: 9))
    let profile = DepthProfile(film)
    for (index, phase) in DepthProfile.phases.enumerated() {
      let mean = profile.fractions.reduce(0) { $0 + $1[index] } / 9
      let whole = Double(film.count(of: phase)) / Double(film.shape.count)
      #expect(abs(mean - whole) < 1e-14)  // nine sums of exact quotients
    }
  }

  private func waves(_ shape: Shape) -> Volume {
    let labels = (0..<shape.count).map { index -> UInt8 in [0, 1, 3, 0, 1][(index * 7 / 3) % 5] }
    return Volume(shape: shape, labels: labels)
  }
}
