import ArgumentParser
import Descriptors
import Foundation
import Studies
import Volumes

struct Describe: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure the descriptors of volume files.",
    discussion: """
      Reads .vti, .tif, .npy, .h5 and GraSPI text. Labels are GraSPI's codes (0 donor, 1 acceptor, \
      3 mixed) unless --labels says otherwise. docs/descriptors.md defines every number.

      EXAMPLE
        binodal describe film.tif --labels 0=acceptor,255=donor --sides periodic --json
      """)

  @Argument(help: "Volume files.")
  var volumes: [String]
  @Option(help: "What lies beyond the side faces: open or periodic.", transform: sidesNamed)
  var sides = Sides.open
  @Option(help: "The length of a voxel in the unit of the distances.")
  var pixel = 1.0
  @Option(help: "Which phase a label means, such as 0=donor,255=acceptor.")
  var labels: String?
  @Option(help: "The sample inside an HDF5 file.")
  var dataset: String?
  @OptionGroup var output: Output

  func validate() throws {
    guard pixel.isFinite && pixel > 0 else { throw ValidationError("--pixel is a positive length") }
  }

  func run() throws {
    let options = DescribeOptions(
      sides: sides, pixel: pixel, labels: try labels.map { try LabelMap(parsing: $0) },
      dataset: dataset)
    let all = try volumes.map { try Studies.describe($0, options: options) }
    print(output.json ? json(all) : all.map(text).joined(separator: "\n\n"))
  }

  /// One object for one file, a list of objects for several.
  private func json(_ all: [VolumeDescription]) -> String {
    let objects = all.map { $0.measured.json() }
    return objects.count == 1 ? objects[0] : "[\n" + objects.joined(separator: ",\n") + "\n]"
  }

  private func text(_ description: VolumeDescription) -> String {
    let rows = description.measured.values.map { attribute, value in
      [
        attribute.rawValue, value.map { "\($0)" } ?? "undefined",
        attribute.info.map { $0.unit == "1" ? "–" : $0.unit } ?? "", attribute.info?.meaning ?? "",
      ]
    }
    return "\(description.file): \(description.shape) voxels, \(sides.rawValue) sides\n"
      + aligned(rows)
  }
}

private func sidesNamed(_ word: String) throws -> Sides {
  guard let sides = Sides(rawValue: word) else {
    throw ValidationError("--sides is open or periodic, not “\(word)”")
  }
  return sides
}
