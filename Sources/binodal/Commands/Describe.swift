import ArgumentParser
import Descriptors
import Foundation
import Studies
import Support
import Volumes

struct Describe: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure the descriptors of volume files.",
    discussion: """
      Reads .vti, .vtk, .tif, .npy, .npz, .h5, NRRD, MetaImage, MRC, raw, GraSPI text, .png and \
      folders of numbered .tif or .png slices. Which phase a label means is taken from --labels or \
      the file, never guessed. docs/reference/descriptors.md defines \
      every number.

      EXAMPLE
        binodal describe film.tif --labels 0=acceptor,255=donor --sides periodic --json
        binodal describe film.vti --only tau_D,domain_size_D --curves curves
      """)

  @Argument(help: "Volume files.")
  var volumes: [String]
  @Option(help: "What lies beyond the side faces: open or periodic.", transform: sidesNamed)
  var sides = Sides.open
  @Option(
    help: help("The length of a voxel's shortest edge in the unit of the distances.", Limits.pixel),
    transform: within(Limits.pixel))
  var pixel = 1.0
  @Option(
    parsing: .unconditional,
    help: "Which phase a label means, such as 0=donor,255=acceptor.")
  var labels: String?
  @Option(
    help: ArgumentHelp("Measure these alone, and nothing they do not need.", valueName: "names"))
  var only: String?
  @Option(
    help: help("The relative error of tau and D_eff, at most.", Limits.diffusionTolerance),
    transform: within(Limits.diffusionTolerance))
  var tolerance = EffectiveDiffusivity.defaultTolerance
  @Option(
    help: ArgumentHelp(
      "Write S2 and chord lengths per phase and axis as CSV; --json holds them too.",
      valueName: "dir"))
  var curves: String?
  @Flag(help: "Replace files of --curves that are there already.")
  var overwrite = false
  @OptionGroup(title: "Reading") var reading: Reading
  @OptionGroup var output: Output

  func run() throws {
    var options = DescribeOptions(
      sides: sides, pixel: pixel, labels: try labels.map { try LabelMap(parsing: $0) },
      reading: reading.options, tolerance: tolerance, curves: curves != nil)
    if let only {
      let names = only.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      options.only = try Studies.measurable(names)
    }
    let bar = ProgressBar()
    let all = try Studies.describe(volumes, options: options, listener: bar.listener)
    bar.clear()
    let written = try writeCurves(all)
    Console.answer(
      (output.json ? try json(all) : (all.map(text) + written).joined(separator: "\n\n")) + "\n")
  }

  /// One object for one file, a list of objects for several.
  private func json(_ all: [VolumeDescription]) throws -> String {
    let objects = try all.map { try $0.json() }
    return objects.count == 1 ? objects[0] : "[\n" + objects.joined(separator: ",\n") + "\n]"
  }

  /// Two files for each volume, named after it; says which.
  private func writeCurves(_ all: [VolumeDescription]) throws -> [String] {
    guard let curves else { return [] }
    var names: Set<String> = []
    let named = all.map { description -> (name: String, curves: StructureCurves?) in
      let stem = URL(filePath: description.file).deletingPathExtension().lastPathComponent
      var name = stem
      while !names.insert(name).inserted { name = "\(stem)-\(names.count + 1)" }
      return (name, description.curves)
    }
    return try Studies.writeCurves(named, to: curves, overwrite: overwrite)
  }

  private func text(_ description: VolumeDescription) -> String {
    let rows = description.measured.values.map { attribute, value in
      [
        attribute.rawValue, value.map { "\($0)" } ?? "undefined",
        attribute.info.map { $0.unit == "1" ? "–" : $0.unit } ?? "",
        (attribute.info?.meaning ?? "") + error(attribute, value),
      ]
    }
    return "\(description.file): \(description.shape) voxels, \(sides.rawValue) sides\n"
      + aligned(rows)
  }

  /// The tolerance beside a number that has one; what is exactly 0 or infinite has none.
  private func error(_ attribute: Attribute, _ value: Double?) -> String {
    guard attribute.hasTolerance, let value, value.isFinite, value > 0 else { return "" }
    return " (relative error at most \(tolerance))"
  }
}

private func sidesNamed(_ word: String) throws -> Sides {
  guard let sides = Sides(rawValue: word) else {
    throw ValidationError("--sides is open or periodic, not “\(word)”")
  }
  return sides
}
