import Corpus
import Volumes

/// How the command line says what the values of imported files mean.
package struct ImportMeaning: Sendable {
  /// Label = phase pairs, or `file` for what the files say themselves.
  package var labels: String?
  package var cuts: [Double] = []
  package var fraction: Double?
  package var otsu = false
  package var otsuThree = false
  package var mixed: Double?
  package var mixedDonor: Double?
  package var darkDonor = false

  package init() {}

  /// What is wrong with the way it is said, in a sentence; nil when nothing is.
  package var problem: String? {
    let ways = [labels != nil, !cuts.isEmpty, fraction != nil, otsu, otsuThree].count { $0 }
    if ways > 1 { return "give one of --labels, --cuts, --fraction, --otsu, --otsu-three" }
    if !cuts.isEmpty, cuts.count > 2 || !cuts.allSatisfy(\.isFinite) || cuts != cuts.sorted() {
      return "--cuts is one value or two rising ones, such as 0.35,0.65"
    }
    if mixed != nil, fraction == nil, !otsu { return "--mixed goes with --fraction or --otsu" }
    if mixedDonor != nil, fraction == nil || mixed == nil {
      return "--mixed-donor goes with --fraction and --mixed"
    }
    if let fraction, !(fraction > 0 && fraction < 1) {
      return "--fraction is the donor's part of the voxels, between 0 and 1, not \(fraction)"
    }
    if let mixed, !(mixed >= 0 && mixed < 1) { return "--mixed is from 0 to below 1" }
    if let mixedDonor, !(0...1).contains(mixedDonor) { return "--mixed-donor is from 0 to 1" }
    if let fraction, shares(fraction) == nil {
      return "--mixed \(mixed ?? 0) takes more of a phase than --fraction \(fraction) gives it"
    }
    return nil
  }

  /// - Precondition: there is no ``problem``.
  func segmentation() throws(LabelMapError) -> Segmentation? {
    precondition(problem == nil, "the command line checks")
    let donor: DonorSide = darkDonor ? .dark : .bright
    if let labels { return .labels(labels == "file" ? nil : try LabelMap(parsing: labels)) }
    if cuts.count == 1 { return .cuts(GreyCuts(at: Float(cuts[0])), donor: donor) }
    if cuts.count == 2 {
      let cuts = GreyCuts(darkUpTo: Float(cuts[0]), brightFrom: Float(cuts[1]))
      return .cuts(cuts, donor: donor)
    }
    if let fraction, let shares = shares(fraction) { return .shares(shares, donor: donor) }
    if otsuThree { return .otsuThree(donor: donor) }
    return otsu ? .otsu(mixed: mixed ?? 0, donor: donor) : nil
  }

  private func shares(_ fraction: Double) -> PhaseShares? {
    PhaseShares(donor: fraction, mixed: mixed ?? 0, donorOfMixed: mixedDonor ?? 0.5)
  }
}
