import Foundation

/// Times as the ledger writes them: ISO 8601, UTC, milliseconds.
package enum Timestamp {
  package static func now() -> String {
    Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
