import GRDB

/// How a target's numbers are meant.
public enum TargetKind: String, Codable, Sendable, CaseIterable {
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
public struct TargetRecord: Codable, Equatable, Sendable {
  public let attribute: String
  public let kind: TargetKind
  public let value: Double?
  public let upper: Double?
  /// In the attribute's unit.
  public let tolerance: Double?
  public let weight: Double

  public init(
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
