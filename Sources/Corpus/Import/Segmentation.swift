package import Volumes

/// How the values of a file become phases. Said by the user, never guessed.
package enum Segmentation: Hashable, Sendable {
  /// The file holds labels; the map says which phase each means, or, where it is nil, the file.
  case labels(LabelMap?)
  /// Two cuts of φ or grey values.
  case cuts(GreyCuts, donor: DonorSide)
  /// Given parts of all voxels, by rank of grey value.
  case shares(PhaseShares, donor: DonorSide)
  /// Otsu's cut; around it a band of mixed voxels by rank, a given part of all, half from each side.
  case otsu(mixed: Double, donor: DonorSide)
  /// Otsu's two cuts: the middle class is the mixed phase.
  case otsuThree(donor: DonorSide)

  /// The phases of an image, and how they came about; `path` is for the error.
  ///
  /// - Precondition: the segmentation is not by labels, which are not an image's business.
  package func segment(
    _ field: Field, of path: String
  ) throws(ImportError) -> (volume: Volume, note: SegmentationNote) {
    switch self {
    case .labels: preconditionFailure("labels are read, not cut")
    case .cuts(let cuts, let donor):
      let volume = cuts.segment(field, donor: donor)
      return (volume, SegmentationNote(volume, cuts: cuts))
    case .shares(let shares, let donor):
      let (volume, ties) = shares.segment(field, donor: donor)
      return (volume, SegmentationNote(volume, ties: ties))
    case .otsu(let mixed, let donor): return try Self.otsu(field, mixed, donor, path)
    case .otsuThree(let donor):
      guard let found = Otsu.cutsOfThree(GreyHistogram(field)) else {
        throw .tooFewValues(path: path, needed: 3)
      }
      let cuts = GreyCuts(darkUpTo: found.dark, brightFrom: found.middle.nextUp)
      let volume = cuts.segment(field, donor: donor)
      return (volume, SegmentationNote(volume, cuts: cuts))
    }
  }

  private static func otsu(
    _ field: Field, _ mixed: Double, _ donor: DonorSide, _ path: String
  ) throws(ImportError) -> (volume: Volume, note: SegmentationNote) {
    guard let cut = Otsu.cut(of: GreyHistogram(field)) else {
      throw .tooFewValues(path: path, needed: 2)
    }
    let cuts = GreyCuts(darkUpTo: cut, brightFrom: cut.nextUp)
    let two = cuts.segment(field, donor: donor)
    guard mixed > 0 else { return (two, SegmentationNote(two, cuts: cuts)) }
    let share = Double(two.count(of: .donor)) / Double(two.shape.count)
    guard let shares = PhaseShares(donor: share, mixed: mixed) else {
      throw .bandTooWide(path: path, mixed: mixed, donor: share)
    }
    let (volume, ties) = shares.segment(field, donor: donor)
    return (volume, SegmentationNote(volume, cuts: cuts, ties: ties))
  }
}

/// What a segmentation reached.
package struct SegmentationNote: Hashable, Codable, Sendable {
  package let donor: Double
  package let mixed: Double
  package let acceptor: Double
  /// The cuts, where grey values alone decide; Otsu's where a band lies around it.
  package let cuts: GreyCuts?
  /// Voxels of the grey values at a boundary that had to be parted to reach the given shares.
  package let ties: Int

  init(_ volume: Volume, cuts: GreyCuts? = nil, ties: Int = 0) {
    func share(_ phase: Phase) -> Double {
      Double(volume.count(of: phase)) / Double(volume.shape.count)
    }
    (donor, mixed, acceptor) = (share(.donor), share(.mixed), share(.acceptor))
    (self.cuts, self.ties) = (cuts, ties)
  }
}

extension Segmentation: CustomStringConvertible {
  /// Everything that the phases depend on besides the file: kept in the corpus' header.
  package var description: String {
    switch self {
    case .labels(let map): "labels " + (map.map { "\($0)" } ?? "as the files say")
    case .cuts(let cuts, let donor):
      "acceptor up to \(cuts.darkUpTo), donor from \(cuts.brightFrom), \(donor.rawValue) is donor"
    case .shares(let shares, let donor):
      "\(donor.rawValue)est \(shares.donor) is donor, mixed \(shares.mixed) with "
        + "\(shares.donorOfMixed) of donor"
    case .otsu(let mixed, let donor): "Otsu, mixed \(mixed), \(donor.rawValue) is donor"
    case .otsuThree(let donor): "Otsu of three classes, \(donor.rawValue) is donor"
    }
  }
}
