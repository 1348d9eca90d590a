import ArgumentParser
import Corpus
import Support
import Volumes

/// What the values of imported files mean; at most one way is given.
struct SegmentationFlags: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "What labels mean, such as 0=acceptor,1=donor; “file” for what the files say.")
  var labels: String?
  @Option(
    parsing: .unconditional,
    help: "One cut of real values, or two with the mixed phase between, such as 0.35,0.65.",
    transform: NumberList.init(parsing:))
  var cuts: NumberList?
  @Option(
    help: help("Segment so that this part of the voxels is donor, the brightest.", Limits.part),
    transform: within(Limits.part))
  var fraction: Double?
  @Flag(help: "Segment at Otsu's cut.")
  var otsu = false
  @Flag(help: "Segment at Otsu's two cuts; the class between is mixed.")
  var otsuThree = false
  @Option(
    help: help(
      "With --fraction or --otsu: this part of the voxels, around the cut, is mixed.", Limits.part),
    transform: within(Limits.part))
  var mixed: Double?
  @Option(
    help: help(
      "With --mixed: the donor's part of the mixed voxels; 0.5 unless given.", Limits.part),
    transform: within(Limits.part))
  var mixedDonor: Double?
  @Flag(help: "The dark end of the values is donor, not the bright.")
  var darkDonor = false

  func validate() throws {
    if let problem { throw ValidationError(problem) }
  }

  /// How values become phases; nil where nothing is given.
  ///
  /// - Throws: A `ValidationError` for what contradicts itself, a `LabelMapError` for labels that are
  ///   no map.
  func segmentation() throws -> Segmentation? {
    try validate()
    let donor: DonorSide = darkDonor ? .dark : .bright
    if let labels { return .labels(labels == "file" ? nil : try LabelMap(parsing: labels)) }
    if let cuts = cuts?.numbers {
      let (dark, bright) = (Float(cuts[0]), Float(cuts[cuts.count - 1]))
      return .cuts(
        cuts.count == 1 ? GreyCuts(at: dark) : GreyCuts(darkUpTo: dark, brightFrom: bright),
        donor: donor)
    }
    if let fraction, let shares = shares(fraction) { return .shares(shares, donor: donor) }
    if otsuThree { return .otsuThree(donor: donor) }
    return otsu ? .otsu(mixed: mixed ?? 0, donor: donor) : nil
  }

  /// What is wrong with the options together, in a sentence; nil when nothing is.
  private var problem: String? {
    let ways = [labels != nil, cuts != nil, fraction != nil, otsu, otsuThree].count { $0 }
    if ways > 1 { return "give one of --labels, --cuts, --fraction, --otsu, --otsu-three" }
    if let cuts = cuts?.numbers, !(1...2).contains(cuts.count) || cuts != cuts.sorted() {
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

  private func shares(_ fraction: Double) -> PhaseShares? {
    PhaseShares(donor: fraction, mixed: mixed ?? 0, donorOfMixed: mixedDonor ?? 0.5)
  }
}

/// Numbers with commas between them.
struct NumberList {
  let numbers: [Double]

  init(parsing text: String) throws {
    // Grey values are stored in single precision.
    guard let numbers = binodal.numbers(in: text, within: Limits.grey) else {
      throw ValidationError(
        "it is numbers with commas between them, each from \(Limits.grey.inWords)")
    }
    self.numbers = numbers
  }
}
