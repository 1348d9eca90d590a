import GRDB

/// How a target's numbers are meant.
package enum TargetKind: String, Codable, Sendable, CaseIterable {
  /// `value` ± `tolerance`.
  case match
  /// From `value` to `upper`.
  case between
  /// `value` or more.
  case atLeast = "at least"
  /// `value` or less.
  case atMost = "at most"
  case maximise
  case minimise
  /// Left to the tool.
  case free
}

/// What the study asks of one attribute.
package struct TargetRecord: Codable, Equatable, Sendable {
  package let attribute: String
  package let kind: TargetKind
  package let value: Double?
  package let upper: Double?
  /// In the attribute's unit.
  package let tolerance: Double?
  package let weight: Double

  package init(
    attribute: String, kind: TargetKind, value: Double?, upper: Double? = nil, tolerance: Double?,
    weight: Double = 1
  ) {
    self.attribute = attribute
    self.kind = kind
    self.value = value
    self.upper = upper
    self.tolerance = tolerance
    self.weight = weight
  }
}

extension TargetRecord: LedgerRow {
  static var databaseTableName: String { "target" }

  func check() throws(RowDamage) {
    if let tolerance, tolerance < 0 { throw RowDamage("tolerance", "\(tolerance) is negative") }
  }
}
