import Corpus
import Testing
import Volumes

/// A small tomogram of our own, told by whole numbers so that Python makes the same, segmented and
/// measured there by numpy 2.4.6 and scipy 1.17.1 (`scipy.sparse.csgraph.dijkstra`):
///
///     z, y, x = np.meshgrid(np.arange(16), np.arange(24), np.arange(30), indexing='ij')
///     tri = lambda t, p: abs(t % p * 2 - p)
///     g = tri(x + z, 14)*tri(2*y + z, 22) + tri(2*x + y, 18)*tri(z + 3*y, 26)
///     g = g*11520 + ((z*24 + y)*30 + x)*7919 % 11520
///     L = g >= np.sort(g.ravel())[11520 - 4608]        # the brightest 0.4 are donor
@Suite struct TomogramGoldenTests {
  static let tomogram: Field = {
    func wave(_ t: Int, _ period: Int) -> Int { abs(t % period * 2 - period) }
    let shape = Shape(nx: 30, ny: 24, nz: 16)
    var values: [Float] = []
    for z in 0..<16 {
      for y in 0..<24 {
        for x in 0..<30 {
          let grey =
            wave(x + z, 14) * wave(2 * y + z, 22) + wave(2 * x + y, 18) * wave(z + 3 * y, 26)
          values.append(Float(grey * 11520 + shape.index(x, y, z) * 7919 % 11520))
        }
      }
    }
    return Field(shape: shape, spacing: Spacing(cube: 2), values: values)
  }()

  private var film: Volume {
    PhaseShares(donor: 0.4)!.segment(Self.tomogram, donor: .bright).volume
  }

  @Test func `the test tomogram is Python's`() {
    #expect(Self.tomogram.values.reduce(0) { $0 + Int($1) } == 25_316_069_760)
    #expect(Set(Self.tomogram.values).count == 11520)
  }

  @Test func `the segmented film has the interface that numpy counts`() {
    let measures = TomogramMeasures(film: film)
    #expect(film.count(of: .donor) == 4608)
    #expect(measures.interfacialArea == 4479.0 / 11520)
    #expect(measures.interfacialFraction == 4996.0 / 11520)
  }

  @Test func `its paths are as long as scipy's`() {
    let donor = TomogramMeasures(film: film).paths(of: .donor)
    #expect(donor.ends == 311)
    // The walk adds up to 20 edges in single precision.
    #expect(abs(donor.meanTortuosity - 1.0855905253288856) < 1e-6)
    #expect(abs(donor.greatestTortuosity - 1.2651650429449555) < 1e-6)
    let acceptor = TomogramMeasures(film: film).paths(of: .acceptor)
    #expect(acceptor.ends == 410)
    #expect(abs(acceptor.meanTortuosity - 1.0405576880780616) < 1e-6)
    #expect(abs(acceptor.greatestTortuosity - 1.1341415231213732) < 1e-6)
  }

  /// `W = L[:, 4:16, 8:20]`, resized to 16³ by `(2*np.arange(n) + 1)*N // (2*n)` along each axis.
  @Test func `a window of it, resized, is numpy's voxel for voxel`() {
    let window = film.column(x: 8..<20, y: 4..<16)
    #expect(window.count(of: .donor) == 935)
    let resized = window.resized(to: Shape(nx: 16, ny: 16, nz: 16))
    #expect(resized.count(of: .donor) == 1689)
    let places = resized.labels.indices.reduce(0) { $0 + (resized.labels[$1] == 0 ? $1 : 0) }
    #expect(places == 3_807_112)
  }
}
