import GRDB

/// How much an event matters to who reads the run.
public enum EventLevel: String, Codable, Sendable, CaseIterable {
  case info
  case warning
  case failure
}

/// Something that happened while the run went on.
public struct EventRecord: Codable, Equatable, Sendable {
  /// ISO 8601, UTC.
  public let time: String
  public let level: EventLevel
  public let text: String

  public init(time: String, level: EventLevel, text: String) {
    self.time = time
    self.level = level
    self.text = text
  }
}

extension EventRecord: LedgerRow {
  static var databaseTableName: String { "event" }
}
