import Descriptors
import InverseDesign
import Ledger

/// A point of the front of several objectives, as a run's summary tells it.
package struct FrontPoint: Encodable, Sendable {
  /// 1 is the best in the first objective.
  package let number: Int
  /// Means over the replicates, by the objective's text.
  package let objectives: [String: Double]
  package let condition: [String: Double]
  package let knee: Bool
  /// Whether it is the best in one objective.
  package let end: Bool
  /// Whether candidates were made there.
  package let chosen: Bool

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
