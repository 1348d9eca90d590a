import ArgumentParser
import Studies
import Support
import Volumes

/// The options that every kind of import has.
struct ImportFlags: ParsableArguments {
  @Option(help: "The corpus folder to make.")
  var out: String
  @Option(help: "The corpus' name; the folder's unless given.")
  var name: String?

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

  @Option(
    help: "Bring volumes to NX,NY,NZ voxels by nearest neighbour; tomograms 64,64,64 unless given.",
    transform: SideList.init(parsing:))
  var shape: SideList?
  @Option(
    help: "The descriptors to measure: conditions or all.", transform: MeasuredSet.init(parsing:))
  var attributes = MeasuredSet.conditions
  @Flag(help: "Keep measured descriptors under their names, given ones as NAME_given.")
  var remeasure = false
  @Option(help: "What lies beyond the side faces: open or periodic.", transform: importSides)
  var sides = Sides.open
  @Option(
    help: help("The part of the series, or of the plane, that validates.", Limits.part),
    transform: within(Limits.part))
  var validation = 0.1
  @Option(help: help("The part that tests.", Limits.part), transform: within(Limits.part))
  var test = 0.1
  @Option(help: "Draws which series validate and test.")
  var seed: UInt64 = 1
  @Option(
    help: help("Shards made at once; 0 for all cores.", Limits.workers),
    transform: within(Limits.workers))
  var workers = 0
  @OptionGroup var output: Output

  func validate() throws {
    if let problem = meaning.problem { throw ValidationError(problem) }
    guard validation >= 0, test >= 0, validation + test < 1 else {
      throw ValidationError("--validation and --test are parts of 1 that leave some to train")
    }
  }

  private var meaning: ImportMeaning {
    var meaning = ImportMeaning()
    (meaning.labels, meaning.cuts, meaning.fraction) = (
      labels, cuts?.numbers ?? [], fraction
    )
    (meaning.otsu, meaning.otsuThree, meaning.darkDonor) = (otsu, otsuThree, darkDonor)
    (meaning.mixed, meaning.mixedDonor) = (mixed, mixedDonor)
    return meaning
  }

  func run(
    _ source: ImportRequest.Source, reading: ReadingEntry? = nil, defaultShape: [Int] = []
  ) throws {
    var request = ImportRequest(source: source)
    (request.folder, request.name, request.meaning) = (out, name ?? "", meaning)
    request.shape = shape?.sides ?? defaultShape
    (request.measuresAll, request.remeasures) = (attributes == .all, remeasure)
    request.sides = sides
    (request.validation, request.test, request.seed) = (validation, test, seed)
    request.workers = workers
    let remarks = ReadingEntry.Remarks()
    request.reading = reading?.options ?? ReadOptions { remarks.print($0) }
    let bar = ProgressBar()
    let facts = try importCorpus(request, listener: bar.listener)
    bar.clear()
    try output.show(facts, text: text(facts))
  }
}

private func text(_ facts: ImportFacts) -> String {
  let splits = facts.splits.map { "\($0.samples) \($0.split) volumes of \($0.series) series" }
  var lines = [
    "\(facts.folder): \(facts.shape) voxels, \(splits.joined(separator: ", "))",
    "content hash \(facts.hash)",
  ]
  for film in facts.segmentations {
    let ties = film.ties > 0 ? "; \(film.ties) voxels of equal grey value parted by a draw" : ""
    lines.append(
      "\(film.file): donor \(fixed(film.donor, 6)), mixed \(fixed(film.mixed, 6)), "
        + "acceptor \(fixed(film.acceptor, 6))\(cuts(film))\(ties)")
  }
  for given in facts.differences {
    lines.append(
      "\(given.attribute): given and measured differ by \(fixed(given.largest, 6)) at most"
        + (given.largest > 0
          ? " (\(fixed(given.given, 6)) and \(fixed(given.measured, 6)), \(given.dataset))" : "")
        + (given.unpaired > 0 ? "; \(given.unpaired) samples have only one of them" : ""))
  }
  return lines.joined(separator: "\n")
}

private func cuts(_ film: ImportFacts.Shares) -> String {
  guard let dark = film.darkUpTo, let bright = film.brightFrom else { return "" }
  let from = "bright " + words(for: bright)
  if dark.nextUp < bright { return "; dark up to \(dark), \(from)" }
  return film.mixed > 0 ? "; mixed around the cut, \(from)" : "; \(from)"
}

/// Of a cut and the number before it the one with fewer digits: the image's own, or the user's.
private func words(for cut: Float) -> String {
  "\(cut.nextDown)".count < "\(cut)".count ? "above \(cut.nextDown)" : "from \(cut)"
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

/// The three sides of a volume.
struct SideList {
  let sides: [Int]

  init(parsing text: String) throws {
    sides = text.split(separator: ",", omittingEmptySubsequences: false).compactMap { Int($0) }
    guard sides.count == 3, sides.allSatisfy({ Limits.side.contains($0) }) else {
      throw ValidationError("three sides of 1 to 4096 voxels, such as 64,64,64, not “\(text)”")
    }
  }
}

/// Which descriptors are measured.
enum MeasuredSet: String {
  case conditions, all

  init(parsing word: String) throws {
    guard let found = Self(rawValue: word) else {
      throw ValidationError("--attributes is conditions or all, not “\(word)”")
    }
    self = found
  }
}

private func importSides(_ word: String) throws -> Sides {
  guard let sides = Sides(rawValue: word) else {
    throw ValidationError("--sides is open or periodic, not “\(word)”")
  }
  return sides
}
