import ArgumentParser
import Studies
import Support
import Volumes

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a volume in another format.",
    discussion: """
      The ending of a file names its format: .vti, .tif, .npy, .h5, .nrrd, .nhdr, .mrc, .raw with \
      .xml, .txt (GraSPI) and .opv (Ising_OPV, which Excimontec opens). .mhd, .mha, .png, .raw alone \
      and folders of numbered .tif or .png slices are read too. Which phase a label means is taken \
      from --labels or the file, never guessed. The input is never replaced. \
      docs/reference/formats.md says what each format holds.

      EXAMPLE
        binodal convert mask.tif film.vti --labels 0=acceptor,255=donor
        binodal convert film.vti morphology_0.txt --format ising-opv --compressed
      """)

  @Argument(help: "The file to read.")
  var input: String
  @Argument(help: "The file to write.")
  var output: String
  @Option(
    parsing: .unconditional, help: "Which phase a label means, such as 0=donor,255=acceptor.")
  var labels: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Divide real values into acceptor, mixed, donor.", valueName: "low,high"),
    transform: twoCuts)
  var cuts: PhaseCuts?
  @Flag(help: "Keep the numbers as they are, φ or greys, rather than phases.")
  var numbers = false
  @Option(
    help: ArgumentHelp(
      "The length of a voxel in nm, where the file's is not it, each from "
        + "\(Limits.spacing.inWords).", valueName: "x[,y,z]"),
    transform: lengths)
  var spacing: Spacing?
  @Option(
    help: ArgumentHelp(
      "Write cubes of this side, 1e-6 to 1e9 nm: phases of the nearest voxel, numbers linear between.",
      valueName: "nm"))
  var voxel: Double?
  @Flag(help: "Replace files that are there already, those beside the output too.")
  var overwrite = false
  @OptionGroup(title: "Reading") var reading: Reading
  @OptionGroup(title: "Writing")
  var writing: Writing
  @OptionGroup var print: Output

  func validate() throws {
    let ways = [labels != nil, cuts != nil, numbers].count { $0 }
    guard ways <= 1 else { throw ValidationError("choose one of --labels, --cuts and --numbers") }
    if let voxel, !(1e-6...1e9).contains(voxel) {
      throw ValidationError("--voxel is a length from 1e-6 to 1e9 nm, not \(voxel)")
    }
  }

  func run() throws {
    let content: ConvertOptions.Content =
      if let cuts { .segmented(cuts) } else if numbers { .numbers } else {
        .phases(try labels.map { try LabelMap(parsing: $0) })
      }
    var options = ConvertOptions(
      content: content, reading: reading.options, spacing: spacing, writing: writing.options)
    options.overwrites = overwrite
    options.voxel = voxel
    let conversion = try Studies.convert(input, to: output, options: options)
    try print.show(conversion, text: text(conversion))
  }

  private func text(_ conversion: Conversion) -> String {
    let shape = conversion.shape.map(String.init).joined(separator: "×")
    let spacing = conversion.spacing.map { "\($0)" }.joined(separator: "×")
    let phases = (conversion.fractions ?? [:]).sorted { $0.key < $1.key }
      .map { "\($0.key) \(fixed($0.value))" }
    let range = (conversion.range ?? []).map { "\($0)" }.joined(separator: " to ")
    return "\(conversion.file): \(shape) voxels of \(spacing) nm, "
      + (phases.isEmpty ? range : phases.joined(separator: ", "))
  }
}

/// The choices that formats leave to their writer.
struct Writing: ParsableArguments {
  @Option(help: "The format, where the file's ending does not name it.", transform: word)
  var format: VolumeFormat?
  @Option(
    help: "How voxels are written: raw, base64, inline, ascii (.vti); raw, ascii (.nrrd).",
    transform: word)
  var encoding: WriteOptions.Encoding?
  @Flag(help: "Pack the voxels (.vti, .nrrd, Ising_OPV); .tif and .h5 are always packed.")
  var compressed = false
  @Flag(help: "Values on points rather than in cells (.vti).")
  var pointData = false
  @Flag(help: "BigTIFF also where classic TIFF would do.")
  var bigtiff = false
  @Flag(help: "Real values of 64 bits (.vti, .npy, .nrrd).")
  var double = false
  @Option(help: "What Ising_OPV's text says of the sides: open or periodic.", transform: word)
  var sides: Sides?

  var options: WriteOptions {
    var options = WriteOptions()
    options.format = format
    options.encoding = encoding
    options.isCompressed = compressed
    options.onPoints = pointData
    options.isBigTIFF = bigtiff
    options.isDouble = double
    options.sides = sides
    return options
  }
}

/// One of the words of `Choice`.
private func word<Choice: RawRepresentable & CaseIterable>(_ text: String) throws -> Choice
where Choice.RawValue == String {
  guard let choice = Choice(rawValue: text) else {
    let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("“\(text)” is none of \(words)")
  }
  return choice
}

/// One length for a cube, or three, as `X,Y,Z`.
private func lengths(_ text: String) throws -> Spacing {
  guard let lengths = numbers(in: text, within: Limits.spacing), [1, 3].contains(lengths.count)
  else {
    throw ValidationError("it is one length or three, each from \(Limits.spacing.inWords)")
  }
  return lengths.count == 1
    ? Spacing(cube: lengths[0]) : Spacing(x: lengths[0], y: lengths[1], z: lengths[2])
}
