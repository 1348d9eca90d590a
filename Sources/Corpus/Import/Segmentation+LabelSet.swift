import Volumes

extension Segmentation? {
  /// The label set that it makes, named by the number of its phases. It has cuts of φ where the
  /// values were cut as φ is: between 0 and 1, donor high.
  var labelSet: LabelSet {
    let name = hasMixed.map { $0 ? "three-phase" : "two-phase" } ?? "phases"
    guard case .cuts(let cuts, donor: .bright)? = self, cuts.darkUpTo > 0, cuts.brightFrom < 1
    else { return LabelSet(name: name, cuts: nil) }
    let donor = exactly(cuts.brightFrom)
    let acceptor = cuts.isOne ? donor : exactly(cuts.darkUpTo)
    return LabelSet(name: name, cuts: PhaseCuts(acceptorBelow: acceptor, donorAbove: donor))
  }

  /// Nil where only the files know.
  private var hasMixed: Bool? {
    switch self {
    case .labels(let map): map?.phases.values.contains(.mixed)
    case .cuts(let cuts, _): !cuts.isOne
    case .shares(let shares, _): shares.mixed > 0
    case .otsu(let mixed, _): mixed > 0
    case .otsuThree: true
    case nil: nil
    }
  }

  /// The decimal number that was said: 0.35, not what a float makes of it.
  private func exactly(_ cut: Float) -> Double { Double("\(cut)") ?? Double(cut) }
}
