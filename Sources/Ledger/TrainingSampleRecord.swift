import GRDB

/// The attributes of one sample of the model's training set, thinned for pictures.
public struct TrainingSampleRecord: Equatable, Sendable {
  public let values: [String: Double]

  public init(values: [String: Double]) { self.values = values }
}

extension TrainingSampleRecord: LedgerRow {
  static var table: String { "training_sample" }

  init(row: RowReader) throws { self.init(values: try row.json("attributes")) }

  func encode(to columns: inout ColumnWriter) throws {
    columns["attributes"] = try columns.json(values, "attributes")
  }
}
