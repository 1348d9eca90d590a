import GRDB

/// The attributes of one sample of the model's training set, thinned for pictures.
package struct TrainingSampleRecord: Codable, Equatable, Sendable {
  package let values: [String: Double]

  enum CodingKeys: String, CodingKey {
    case values = "attributes"
  }

  package init(values: [String: Double]) { self.values = values }
}

extension TrainingSampleRecord: LedgerRow {
  static var databaseTableName: String { "training_sample" }
}
