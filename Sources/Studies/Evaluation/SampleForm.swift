import Evaluation
import Foundation
import LatentDiffusion
import Support

/// How the samples of an evaluation are written: a row of samples.csv each, and a line of
/// structure.jsonl for those whose structure is kept.
struct SampleForm {
  static let table = "samples.csv"
  static let structures = "structure.jsonl"

  let seed: UInt64
  let conditions: [String]
  let predictions: [String]

  /// The first line of the table.
  var header: String {
    CSV.row(
      ["kind", "seed", "sample"] + conditions.map { "requested_" + $0 }
        + conditions.map { "measured_" + $0 } + predictions.map { "predicted_" + $0 }
        + predictions.map { "deviation_" + $0 })
  }

  /// The lines of some samples; keys of the structures are sorted, so that they are the same bytes
  /// whoever writes them.
  func lines(
    of made: [(sample: EvaluatedSample, print: StructurePrint?)]
  ) throws -> (rows: [String], structures: [String]) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let structures = try made.compactMap { sample, print in
      try print.map {
        let line = StructureLine(kind: sample.kind, number: sample.number, print: $0)
        return String(decoding: try encoder.encode(line), as: UTF8.self)
      }
    }
    return (made.map { row($0.sample) }, structures)
  }

  /// The sample of a row; nil where it is none.
  func sample(_ line: String) -> EvaluatedSample? {
    let cells = line.split(separator: ",", omittingEmptySubsequences: false)
    let (given, told) = (conditions.count, predictions.count)
    guard cells.count == 3 + 2 * given + 2 * told,
      let kind = SampleKind(rawValue: String(cells[0])),
      let index = Int(cells[2]), index >= kind.firstIndex
    else { return nil }
    let numbers = cells.dropFirst(3).map { $0.isEmpty ? Double.nan : Double($0) }
    guard let values = numbers as? [Double] else { return nil }
    return EvaluatedSample(
      kind: kind, number: index - kind.firstIndex, requested: Array(values[..<given]),
      measured: Array(values[given..<2 * given]),
      means: Array(values[(2 * given)..<(2 * given + told)]),
      deviations: Array(values[(2 * given + told)...]))
  }

  private func row(_ sample: EvaluatedSample) -> String {
    let numbers = sample.requested + sample.measured + sample.means + sample.deviations
    let index = sample.kind.firstIndex + sample.number
    return CSV.row(
      ["\(sample.kind.rawValue)", "\(seed)", "\(index)"]
        + numbers.map { $0.isNaN ? "" : "\($0)" })
  }
}

/// A line of structure.jsonl.
struct StructureLine: Codable {
  let kind: SampleKind
  let number: Int
  let print: StructurePrint
}
