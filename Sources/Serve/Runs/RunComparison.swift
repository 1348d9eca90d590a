import Reports
import Studies

/// Runs beside each other.
struct RunComparison: JSONDocument, Sendable {
  static let document = "run_comparison"
  /// In the order of `runs`.
  let names: [String]
  let runs: [Comparison.Run]
  /// The keys in which the studies differ.
  let differences: [StudyDifference]
}
