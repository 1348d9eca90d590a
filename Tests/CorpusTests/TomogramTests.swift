import Corpus
import Foundation
import Testing
import Volumes

/// Ising_OPV's test tomogram and what that program reports for it, beside the project.
enum TomogramOracle {
  static let folder: String? = {
    let root = #filePath.components(separatedBy: "/Tests/")[0]
    return [root, FileManager.default.currentDirectoryPath].map { $0 + "/../shared/tomogram" }
      .first { FileManager.default.fileExists(atPath: $0) }
  }()
}

/// A test tomogram in Ising_OPV's format, 100×100×50 voxels of 2 nm, and what that program reports
/// for it.
///
/// Of its voxels 6,988, 1.4 %, tie at the cut; which of them go to which phase no one can know, and
/// the tolerances below are what that leaves open.
@Suite(.enabled(if: TomogramOracle.folder != nil, "../shared/tomogram is not there"))
struct TomogramTests {
  private struct Expected: Decodable {
    let mix_fraction: [Double]
    let interfacial_area_volume_ratio: Double
    let interfacial_volume_fraction: Double
    let tortuosity_mean: [String: Double]
    let tortuosity_max: [String: Double]
    let n_end_voxels: [String: Int]
    let island_volume_fraction: [String: Double]
    let domain_size_lattice_units: [String: Double]
    let segments_1nm_4: Segments

    struct Segments: Decodable {
      let mix1: [Double]
      let iav: [Double]
      let ivf: [Double]
      let tort1_mean: [Double?]
      let tort2_mean: [Double?]
    }
  }

  private func expected() throws -> Expected {
    let path = "\(TomogramOracle.folder!)/expected_ising_opv.json"
    return try JSONDecoder().decode(
      Expected.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func segmented(_ bits: Int, voxel: Double) throws -> (volume: Volume, ties: Int) {
    let grey = try readField(at: "\(TomogramOracle.folder!)/TOMO_test_\(bits)bit.xml")
    let field = try #require(GridRescale(voxel: voxel).resample(grey))
    return try #require(PhaseShares(donor: 0.5)).segment(field, donor: .bright)
  }

  @Test(arguments: [8, 16])
  func `the film at its own voxels is the one that Ising_OPV reports`(bits: Int) throws {
    let (film, ties) = try segmented(bits, voxel: 2)
    let expected = try expected()
    #expect(film.shape == Shape(nx: 100, ny: 100, nz: 50))
    #expect(ties == 6988)
    #expect(Double(film.count(of: .donor)) / 500_000 == expected.mix_fraction[0])
    let measures = TomogramMeasures(film: film)
    // A tied voxel has about 2 faces that change: 0.4 % of the area is open.
    #expect(abs(measures.interfacialArea / expected.interfacial_area_volume_ratio - 1) < 0.004)
    #expect(abs(measures.interfacialFraction / expected.interfacial_volume_fraction - 1) < 0.004)
    for (phase, name) in [(Phase.donor, "1"), (.acceptor, "2")] {
      let paths = measures.paths(of: phase)
      let ends = try #require(expected.n_end_voxels[name])
      // Of 10,000 voxels of an electrode 140 tie; a third of them may go the other way.
      #expect(abs(paths.ends - ends) < 50)
      #expect(abs(paths.meanTortuosity - expected.tortuosity_mean[name]!) < 1e-3)
      #expect(abs(paths.greatestTortuosity - expected.tortuosity_max[name]!) < 0.02)
      // Single tied voxels inside the other phase are islands: at most 100 more or less.
      #expect(abs(paths.islandFraction - expected.island_volume_fraction[name]!) < 2e-4)
    }
  }

  @Test func `its domains have the size that Ising_OPV reports`() throws {
    let measures = TomogramMeasures(film: try segmented(8, voxel: 2).volume)
    for (phase, name) in [(Phase.donor, "1"), (.acceptor, "2")] {
      let size = try #require(measures.domainSize(of: phase))
      let wanted = try #require(try expected().domain_size_lattice_units[name])
      #expect(abs(size / wanted - 1) < 0.005)  // tied voxels, as above
    }
  }

  @Test func `8 and 16 bits are the same film`() throws {
    #expect(try segmented(8, voxel: 2).volume == segmented(16, voxel: 2).volume)
  }

  @Test func `on a grid of 1 nm each quarter is the one that Ising_OPV reports`() throws {
    let film = try segmented(8, voxel: 1).volume
    let expected = try expected().segments_1nm_4
    #expect(film.shape == Shape(nx: 200, ny: 200, nz: 100))
    for quarter in 0..<4 {
      let (x, y) = (quarter / 2 * 100, quarter % 2 * 100)
      let part = film.column(x: x..<x + 100, y: y..<y + 100)
      let measures = TomogramMeasures(film: part)
      let share = Double(part.count(of: .donor)) / 1e6
      // 9,223 of 4 million voxels tie: 0.06 % of a quarter may go the other way.
      #expect(abs(share - expected.mix1[quarter]) < 6e-4)
      #expect(abs(measures.interfacialArea / expected.iav[quarter] - 1) < 0.004)
      #expect(abs(measures.interfacialFraction / expected.ivf[quarter] - 1) < 0.004)
      guard quarter == 0 else { continue }  // a second and a half each
      #expect(abs(measures.paths(of: .donor).meanTortuosity - expected.tort1_mean[0]!) < 1e-3)
      #expect(abs(measures.paths(of: .acceptor).meanTortuosity - expected.tort2_mean[0]!) < 1e-3)
    }
  }
}
