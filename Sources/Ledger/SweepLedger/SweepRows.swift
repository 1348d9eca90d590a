import GRDB

/// The rows of `sweep.sqlite`; a ``SweepPointRecord`` is one of `point` and those that refer to it.
enum SweepRows {
  /// A swept number of the study, by its path.
  struct Number: LedgerRow {
    static var databaseTableName: String { "number" }
    let position: Int
    let path: String
  }

  struct Point: LedgerRow {
    static var databaseTableName: String { "point" }
    let number: Int
    let status: SweepPointRecord.Status
    let reason: String?
    let failures: Int

    func check() throws(RowDamage) {
      for (column, count) in [("number", number), ("failures", failures)]
      where !(0..<1 << 53).contains(count) {
        throw RowDamage(column, "\(count) is no count")
      }
    }
  }

  /// What a point has for a swept number.
  struct Value: LedgerRow {
    static var databaseTableName: String { "value" }
    let point: Int
    let path: String
    let value: Double
  }

  struct Outcome: LedgerRow {
    static var databaseTableName: String { "outcome" }
    let point: Int
    let name: String
    let value: Double
  }
}
