import Corpus
import Foundation
import Testing
import Volumes

@Suite struct ImportSegmentationTests {
  /// Every value once, in an order without pattern.
  private let ramp = Field(
    shape: Shape(nx: 11, ny: 13, nz: 7), values: (0..<1001).map { Float($0 * 389 % 1001) })

  @Test(arguments: [0.0, 0.0004, 0.25, 0.5, 0.777, 1])
  func `the brightest share of a ramp is donor to the voxel`(share: Double) throws {
    let (volume, ties) = try #require(PhaseShares(donor: share)).segment(ramp, donor: .bright)
    let wanted = Int((share * 1001).rounded())
    #expect(ties == 0)
    for (label, grey) in zip(volume.labels, ramp.values) {
      #expect(label == (Int(grey) >= 1001 - wanted ? 0 : 1))
    }
  }

  @Test func `the darkest share is donor where asked`() throws {
    let (volume, _) = try #require(PhaseShares(donor: 0.3)).segment(ramp, donor: .dark)
    for (label, grey) in zip(volume.labels, ramp.values) { #expect(label == (grey < 300 ? 0 : 1)) }
  }

  @Test func `the mixed band lies between and takes from both materials as told`() throws {
    let shares = try #require(PhaseShares(donor: 0.6, mixed: 0.2, donorOfMixed: 0.25))
    let (volume, _) = shares.segment(ramp, donor: .bright)
    // 601 of donor material, 200 mixed, 50 of them donor: 551 pure donor, 250 pure acceptor.
    #expect(shares.voxels(of: 1001) == (551, 200, 250))
    for (label, grey) in zip(volume.labels, ramp.values) {
      #expect(label == (grey < 250 ? 1 : grey < 450 ? 3 : 0))
    }
  }

  @Test func `shares that do not fit are refused`() {
    #expect(PhaseShares(donor: -0.1) == nil)
    #expect(PhaseShares(donor: 1.1) == nil)
    #expect(PhaseShares(donor: .nan) == nil)
    #expect(PhaseShares(donor: 0.1, mixed: 0.4) == nil)  // 0.2 of donor in the band, 0.1 in all
    #expect(PhaseShares(donor: 0.9, mixed: 0.4) == nil)
    #expect(PhaseShares(donor: 0, mixed: 1, donorOfMixed: 0) != nil)
  }

  @Test func `the counts add up for every rounding`() throws {
    for count in 1...40 {
      for tenth in 0...10 {
        guard let shares = PhaseShares(donor: 0.5, mixed: Double(tenth) / 10) else { continue }
        let (donor, mixed, acceptor) = shares.voxels(of: count)
        #expect(min(donor, mixed, acceptor) >= 0 && donor + mixed + acceptor == count)
      }
    }
  }

  @Test func `equal grey values part to the exact count, the same way, at no preferred depth`()
    throws
  {
    let shape = Shape(nx: 40, ny: 40, nz: 40)
    let flat = Field(
      shape: shape, values: (0..<shape.count).map { [10, 20, 20, 30][$0 % 4] })
    let shares = try #require(PhaseShares(donor: 0.5))
    let (volume, ties) = shares.segment(flat, donor: .bright)
    #expect(ties == shape.count / 2)
    #expect(volume.count(of: .donor) == shape.count / 2)
    #expect(shares.segment(flat, donor: .bright).volume == volume)
    for (label, grey) in zip(volume.labels, flat.values) where grey != 20 {
      #expect(label == (grey == 30 ? 0 : 1))
    }
    for z in 0..<shape.nz {
      let slab = volume.labels[z * shape.slab..<(z + 1) * shape.slab].count { $0 == 0 }
      // 400 sure voxels and a fair draw over 800: five standard deviations of 14.
      #expect(abs(slab - 800) < 71)
    }
  }

  @Test func `a voxel at the cut is bright, and a value between two cuts is mixed`() {
    let field = Field(shape: Shape(nx: 5, ny: 1, nz: 1), values: [0, 0.35, 0.5, 0.65, 1])
    let two = GreyCuts(darkUpTo: 0.35, brightFrom: 0.65).segment(field, donor: .bright)
    #expect(two.labels == [1, 1, 3, 0, 0])
    #expect(GreyCuts(at: 0.5).segment(field, donor: .bright).labels == [1, 1, 0, 0, 0])
    #expect(GreyCuts(at: 0.5).segment(field, donor: .dark).labels == [0, 0, 1, 1, 1])
  }

  @Test func `Otsu's cut and its band give the shares they promise`() throws {
    let humps = Field(shape: Shape(nx: 20, ny: 20, nz: 50), values: ImportOtsuTests.humps)
    let (plain, note) = try Segmentation.otsu(mixed: 0, donor: .bright).segment(humps, of: "a")
    let bright = ImportOtsuTests.humps.count { $0 > 111 }
    #expect(plain.count(of: .donor) == bright)
    #expect(note.donor == Double(bright) / 20_000 && note.mixed == 0 && note.ties == 0)
    let band = try Segmentation.otsu(mixed: 0.1, donor: .bright).segment(humps, of: "a")
    #expect(band.volume.count(of: .mixed) == 2000)
    #expect(band.volume.count(of: .donor) == bright - 1000)
    let three = try Segmentation.otsuThree(donor: .dark).segment(humps, of: "a")
    #expect(three.volume.count(of: .donor) == ImportOtsuTests.humps.count { $0 <= 71 })
    #expect(three.volume.count(of: .acceptor) == ImportOtsuTests.humps.count { $0 > 152 })
  }

  @Test func `an image of one value is refused by name`() throws {
    let flat = Field(shape: Shape(nx: 4, ny: 4, nz: 4), values: [Float](repeating: 5, count: 64))
    #expect(throws: ImportError.tooFewValues(path: "flat.tif", needed: 2)) {
      try Segmentation.otsu(mixed: 0, donor: .bright).segment(flat, of: "flat.tif")
    }
    #expect(throws: ImportError.tooFewValues(path: "flat.tif", needed: 3)) {
      try Segmentation.otsuThree(donor: .bright).segment(flat, of: "flat.tif")
    }
  }
}
