internal import Descriptors
import Foundation
internal import Support
package import Volumes

/// S₂ and the chord lengths of a volume, per phase that occurs and per axis.
package struct StructureCurves: Sendable, Encodable {
  struct Correlation: Sendable, Encodable {
    /// Lags in the unit of the pixel size.
    let r: [Double]
    let s2: [Double]
  }

  struct Chords: Sendable, Encodable {
    /// Lengths in the unit of the pixel size, and how many chords have each.
    let length: [Double]
    let count: [Int]
  }

  let pixel: Double
  /// By phase (D, A, M), then by axis (x, y, z).
  let s2: [String: [String: Correlation]]
  let chords: [String: [String: Chords]]

  package init(_ volume: Volume, sides: Sides, pixel: Double) {
    self.pixel = pixel
    let (pairs, lengths) = (
      TwoPoint(volume, sides: sides), ChordLengths(volume, sides: sides)
    )
    let edges = VoxelEdges(volume.spacing)
    var s2: [String: [String: Correlation]] = [:]
    var chords: [String: [String: Chords]] = [:]
    for phase in Phase.allCases where volume.count(of: phase) > 0 {
      for axis in TwoPoint.Axis.allCases {
        let length = pixel * edges.along(axis)
        let values = pairs.values(of: phase, along: axis)
        s2[phase.letter, default: [:]]["\(axis)"] = Correlation(
          r: values.indices.map { Double($0) * length }, s2: values)
        let counts = lengths.counts(of: phase, along: axis)
        let found = counts.indices.filter { counts[$0] > 0 }
        chords[phase.letter, default: [:]]["\(axis)"] = Chords(
          length: found.map { Double($0) * length }, count: found.map { counts[$0] })
      }
    }
    (self.s2, self.chords) = (s2, chords)
  }

  /// Writes NAME.s2.csv and NAME.chords.csv; returns their paths.
  package func write(to folder: String, name: String) throws(StudyError) -> [String] {
    var correlation = CSVTable(columns: ["phase", "axis", "r", "s2"])
    var lengths = CSVTable(
      columns: ["phase", "axis", "length", "count", "share"])
    for phase in Phase.allCases.map(\.letter) {
      for axis in TwoPoint.Axis.allCases.map({ "\($0)" }) {
        guard let curve = s2[phase]?[axis], let found = chords[phase]?[axis] else { continue }
        for (r, value) in zip(curve.r, curve.s2) {
          correlation.append([phase, axis, "\(r)", "\(value)"])
        }
        let all = Double(found.count.reduce(0, +))
        for (length, count) in zip(found.length, found.count) {
          lengths.append([phase, axis, "\(length)", "\(count)", "\(Double(count) / all)"])
        }
      }
    }
    return [
      try Self.write(correlation.text, "\(folder)/\(name).s2.csv"),
      try Self.write(lengths.text, "\(folder)/\(name).chords.csv"),
    ]
  }

  private static func write(_ text: String, _ path: String) throws(StudyError) -> String {
    do throws(FileFailure) {
      try OwnFolder.make(in: URL(filePath: path).deletingLastPathComponent().path)
      try DurableFile.write(text, to: path)
    } catch {
      throw .unwritable(path: error.path, reason: error.reason)
    }
    return path
  }
}

/// Writes each curve under its name into `folder`; files that are there are replaced where
/// `overwrite` says so.
package func writeCurves(
  _ curves: [(name: String, curves: StructureCurves?)], to folder: String, overwrite: Bool
) throws -> [String] {
  let files = curves.flatMap { ["\(folder)/\($0.name).s2.csv", "\(folder)/\($0.name).chords.csv"] }
  try OutputFiles(files).check(overwrite: overwrite)
  return try curves.flatMap { try $0.curves?.write(to: folder, name: $0.name) ?? [] }
}

extension Phase {
  /// D, A or M, as in the names of descriptors.
  fileprivate var letter: String {
    switch self {
    case .donor: "D"
    case .acceptor: "A"
    case .mixed: "M"
    }
  }
}
