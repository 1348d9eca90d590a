import Foundation

/// Times as the ledger writes them: ISO 8601, UTC, milliseconds.
enum Timestamp {
  static func now() -> String {
    Date.now.formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true))
  }
}
