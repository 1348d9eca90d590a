import ArgumentParser
import Corpus
import Studies
import Support
import Volumes

/// The options that every kind of import has.
struct ImportFlags: ParsableArguments {
  @Option(help: "The corpus folder to make.")
  var out: String
  @Option(help: "The corpus' name; the folder's unless given.")
  var name: String?

  @OptionGroup var meaning: SegmentationFlags

  @Option(
    help: "Bring volumes to NX,NY,NZ voxels by nearest neighbour; tomograms 64,64,64 unless given.",
    transform: importShape)
  var shape: Shape?
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
    guard validation >= 0, test >= 0, validation + test < 1 else {
      throw ValidationError("--validation and --test are parts of 1 that leave some to train")
    }
  }

  /// - Parameters:
  ///   - reading: What the volume files of a folder and tomograms leave open.
  ///   - defaultShape: The shape unless one is given; nil leaves volumes as they are.
  func run(
    _ source: ImportSource, reading: ReadingEntry? = nil, defaultShape: Shape? = nil
  ) throws {
    let remarks = ReadingEntry.Remarks()
    var options = ImportOptions(
      name: try corpusName(name, in: out), segmentation: try meaning.segmentation())
    options.shape = shape ?? defaultShape
    if attributes == .all { options.attributes = ImportOptions.everyDescriptor }
    (options.remeasures, options.sides) = (remeasure, sides)
    (options.validation, options.test, options.seed) = (validation, test, seed)
    options.reading = reading?.options ?? ReadOptions { remarks.print($0) }
    let bar = ProgressBar()
    let facts = try importCorpus(
      source, options: options, into: out, workers: workers, listener: bar.listener)
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

private func importShape(_ text: String) throws -> Shape {
  let sides = text.split(separator: ",", omittingEmptySubsequences: false).compactMap { Int($0) }
  guard sides.count == 3, sides.allSatisfy({ Limits.side.contains($0) }) else {
    throw ValidationError("three sides of 1 to 4096 voxels, such as 64,64,64, not “\(text)”")
  }
  return Shape(nx: sides[0], ny: sides[1], nz: sides[2])
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
