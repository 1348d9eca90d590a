import Foundation

/// Times as the ledger writes them: ISO 8601, UTC, milliseconds.
enum Timestamp {
  static func now() -> String {
    Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
