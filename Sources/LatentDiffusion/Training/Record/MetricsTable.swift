import Foundation
import Support

/// What a stage measures at every optimiser step: a CSV table for people and plots, and the same as
/// TensorBoard's events.
///
/// Rows beyond the checkpoint that a run resumes from are dropped: the steps are done again.
final class MetricsTable {
  private let columns: [String]
  private let quantities: [String]
  private let file: FileHandle
  private let events: EventFile
  /// When the stage would have begun, had it never been interrupted; seconds since 1970.
  private let start: Double

  /// - Parameters:
  ///   - folder: Takes `STAGE.csv` and `tensorboard/STAGE/events.out.tfevents.binodal`.
  ///   - step: The step that the run goes on from.
  ///   - seconds: How long the stage has run.
  init(
    _ stage: TrainingStage, in folder: String, quantities: [String], after step: Int,
    seconds: Double
  ) throws(LatentDiffusionError) {
    self.quantities = quantities
    columns =
      ["step", "loss", "learning_rate", "gradient_norm", "samples_per_second", "seconds"]
      + quantities.map { "held_out_\($0)" }
    start = Date.now.timeIntervalSince1970 - seconds
    let path = "\(folder)/\(stage.rawValue).csv"
    let kept = step > 0 ? Self.rows(of: path, to: step) : []
    do {
      let lines = [CSV.row(columns)] + kept
      try DurableFile.write(lines.joined(separator: "\n") + "\n", to: path)
      file = try FileHandle(forWritingTo: URL(filePath: path))
      try file.seekToEnd()
      let board = "\(folder)/tensorboard/\(stage.rawValue)"
      try OwnFolder.make("tensorboard/\(stage.rawValue)", in: folder)
      events = try EventFile(board + "/events.out.tfevents.binodal", time: start)
      for row in kept { try addEvent(row) }
    } catch {
      throw .unreadable(path: path, detail: "the table cannot be written: \(error)")
    }
  }

  private static func rows(of path: String, to step: Int) -> [String] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").dropFirst().map(String.init).filter { row in
      row.split(separator: ",").first.flatMap { Int($0) }.map { $0 <= step } ?? false
    }
  }

  func add(_ progress: TrainingProgress, seconds: Double) throws {
    let numbers = [
      progress.loss, progress.learningRate, progress.gradientNorm, progress.samplesPerSecond,
      seconds,
    ]
    let measured = quantities.map { name in
      progress.validation?[name].map { text($0) } ?? ""
    }
    let row = CSV.row(["\(progress.step)"] + numbers.map(text) + measured)
    try file.write(contentsOf: Data((row + "\n").utf8))
    try addEvent(row)
  }

  private func addEvent(_ row: String) throws {
    let cells = row.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = zip(columns, cells).compactMap { name, cell in
      Double(cell).map { (name: name, value: $0) }
    }
    func number(_ name: String) -> Double { numbers.first { $0.name == name }?.value ?? 0 }
    try events.add(
      numbers.filter { $0.name != "step" && $0.name != "seconds" },
      step: Int(exactly: number("step")) ?? 0,
      time: start + number("seconds"))
  }

  private func text(_ value: Double) -> String { String(format: "%.6g", value) }
}
