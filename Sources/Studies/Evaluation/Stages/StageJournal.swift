import Foundation
import Support

/// One sample of one stage.
struct StageSample: Equatable {
  let stage: SamplerStage
  /// Among the requests, from 0.
  let number: Int
  /// Conditions first, then the descriptors that nobody asked for; NaN where one is undefined.
  let measured: [Double]
}

/// The samples of the stages made so far: stages.csv, written as they are made.
struct StageJournal {
  private(set) var samples: [SamplerStage: [Int: StageSample]] = [:]
  private let table: LineFile
  private let columns: Int

  init(folder: String, names: [String]) throws(StudyError) {
    columns = names.count
    table = try LineFile(
      folder + "/stages.csv", first: CSV.row(["stage", "sample"] + names.map { "measured_" + $0 }))
    for line in table.found {
      guard let sample = sample(line) else {
        throw .badInput(path: table.path, reason: "“\(line.prefix(60))” is no line of it")
      }
      samples[sample.stage, default: [:]][sample.number] = sample
    }
  }

  mutating func append(_ made: [StageSample]) throws(StudyError) {
    try table.append(
      made.map { sample in
        CSV.row(
          [sample.stage.rawValue, "\(sample.number)"]
            + sample.measured.map { $0.isNaN ? "" : "\($0)" })
      })
    for sample in made { samples[sample.stage, default: [:]][sample.number] = sample }
  }

  private func sample(_ line: String) -> StageSample? {
    let cells = line.split(separator: ",", omittingEmptySubsequences: false)
    guard cells.count == 2 + columns, let stage = SamplerStage(rawValue: String(cells[0])),
      let number = Int(cells[1]), number >= 0
    else { return nil }
    let numbers = cells.dropFirst(2).map { $0.isEmpty ? Double.nan : Double($0) }
    guard let measured = numbers as? [Double] else { return nil }
    return StageSample(stage: stage, number: number, measured: measured)
  }
}
