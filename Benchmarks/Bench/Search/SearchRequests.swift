import Descriptors
import InverseDesign
import LatentDiffusion
import Randomness
import Realism
import Studies
import Volumes

/// The films that the contestants are asked for: conditions that real films have and that training
/// never saw.
struct SearchRequests {
  /// In the order of the model's conditions.
  let conditions: [[Double]]
  /// Where they come from.
  let origin: String

  /// Rows of the held-out films, evenly spaced; where the model keeps none, films simulated anew.
  init(
    _ count: Int, of model: String, card: ModelCard, distribution: TrainingDistribution,
    measure: VolumeMeasurer, seed: UInt64
  ) throws {
    if let rows = try TrainingAttributes.heldOut(model, card: card) {
      let table = try rows.columns(card.conditions)
      let width = card.conditions.count
      let count = min(count, rows.rows)
      conditions = (0..<count).map { index in
        let row = index * rows.rows / count
        return Array(table[(row * width)..<((row + 1) * width)])
      }
      origin = "conditions of \(count) of the model's \(rows.rows) held-out films"
      return
    }
    var draws = try FilmDraws(TrainingAttributes.load(model, card: card), card: card, seed: seed)
    var found: [[Double]] = []
    while found.count < count {
      guard let measured = measure([try draws.next()]).first else { continue }
      let values = card.conditionAttributes.compactMap { measured[$0] }
      if values.count == card.conditions.count, distribution.isRealistic(values) {
        found.append(values)
      }
    }
    conditions = found
    origin = """
      conditions of \(count) films simulated for this with φ, χ and log_time anywhere in the training \
      range, of \(draws.made) those that are realistic
      """
  }
}

/// Films from processes drawn evenly from the range of a training set, each with noise of its own.
private struct FilmDraws {
  private(set) var made = 0
  private let simulator: PhaseFieldSimulator
  private let ranges: [ClosedRange<Double>]
  private let words: Philox

  init(_ training: TrainingAttributes, card: ModelCard, seed: UInt64) throws {
    guard let simulator = PhaseFieldSimulator(card: card) else {
      throw SearchFailure(problem: "\(card.name) keeps no held-out films and cannot simulate any")
    }
    self.simulator = simulator
    ranges = try ["phi", "chi", "log_time"].map { name in
      let values = try training.columns([name])
      return values.min()!...values.max()!
    }
    words = Philox(seed: seed, stream: 77)
  }

  mutating func next() throws -> Volume {
    let numbers = ranges.enumerated().map { index, range in
      let share = words.uniform(at: UInt64(4 * made + index))
      return range.lowerBound + share * (range.upperBound - range.lowerBound)
    }
    made += 1
    return try simulator.simulate(
      Recipe(phi: numbers[0], chi: numbers[1], logTime: numbers[2]),
      seed: words.word(at: UInt64(4 * made - 1)))
  }
}

/// Why the section `search` cannot be measured.
struct SearchFailure: Error, CustomStringConvertible {
  let problem: String
  var description: String { problem }
}
