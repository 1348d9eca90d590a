import Descriptors
import InverseDesign
import Ledger

/// A point of the front of several objectives, as a run's summary tells it.
public struct FrontPoint: Encodable, Sendable {
  /// 1 is the best in the first objective.
  public let number: Int
  /// Means over the replicates, by the objective's text.
  public let objectives: [String: Double]
  public let condition: [String: Double]
  public let knee: Bool
  /// Whether it is the best in one objective.
  public let end: Bool
  /// Whether candidates were made there.
  public let chosen: Bool

  init(_ record: FrontRecord, objectives: [Objective]) {
    let names = objectives.map(\.attribute.rawValue)
    number = record.number
    self.objectives = record.measured.filter { names.contains($0.key) }
    condition = record.condition
    knee = record.isKnee
    end = record.isEnd
    chosen = record.isChosen
  }
}
