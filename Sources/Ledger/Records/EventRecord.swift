import GRDB

/// How much an event matters to who reads the run.
package enum EventLevel: String, Codable, Sendable, CaseIterable {
  case info
  case warning
  case failure
}

/// Something that happened while the run went on.
package struct EventRecord: Codable, Equatable, Sendable {
  /// ISO 8601, UTC.
  package let time: String
  package let level: EventLevel
  package let text: String

  package init(time: String, level: EventLevel, text: String) {
    self.time = time
    self.level = level
    self.text = text
  }
}

extension EventRecord: LedgerRow {
  static var databaseTableName: String { "event" }
}
