import GRDB

/// Where a requested value comes from.
package enum RequestOrigin: String, Codable, Sendable, CaseIterable {
  /// The study stated it.
  case asked
  /// The study's value was moved to the nearest realistic request.
  case projected
  /// The study left it open and the tool chose it.
  case chosen
}

/// What the model was asked for, after projection and automatic choice.
package struct RequestRecord: Codable, Equatable, Sendable {
  package let attribute: String
  /// The study's own value, where it stated one.
  package let asked: Double?
  package let used: Double
  package let origin: RequestOrigin

  package init(attribute: String, asked: Double?, used: Double, origin: RequestOrigin) {
    self.attribute = attribute
    self.asked = asked
    self.used = used
    self.origin = origin
  }
}

extension RequestRecord: LedgerRow {
  static var databaseTableName: String { "request" }
}
