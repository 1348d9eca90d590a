import Foundation
import GRDB

/// What a column holds; an optional is no such value, so that a column is one or the other.
protocol LedgerValue: DatabaseValueConvertible {}

extension String: LedgerValue {}
extension Int: LedgerValue {}
extension Int64: LedgerValue {}
extension Double: LedgerValue {}
extension Bool: LedgerValue {}
extension Data: LedgerValue {}

/// The columns of a row that was read, held to what the ledger writes.
///
/// A file can be changed by another program, so a column that is missing, NULL, of another type or
/// no finite number is an error that names it, never a trap.
struct RowReader {
  let table: String
  let row: Row

  subscript<Value: LedgerValue>(column: String) -> Value {
    get throws {
      guard let value: Value = try optional(column) else { throw damage(column, "is missing") }
      return value
    }
  }

  subscript<Value: LedgerValue>(column: String) -> Value? {
    get throws { try optional(column) }
  }

  private func optional<Value: LedgerValue>(_ column: String) throws -> Value? {
    guard row.hasColumn(column) else { return nil }
    let stored: DatabaseValue = row[column]
    if stored.isNull { return nil }
    guard let value = Value.fromDatabaseValue(stored) else {
      throw damage(column, "is of another type")
    }
    if let number = value as? Double { try check([number], column) }
    return value
  }

  /// The value of a JSON column.
  func json<T: Decodable>(_ column: String, as type: T.Type = T.self) throws -> T {
    let text: String = try self[column]
    guard let value = try? JSONDecoder().decode(T.self, from: Data(text.utf8)) else {
      throw damage(column, "is not the JSON that a run records")
    }
    switch value {
    case let numbers as [String: Double]: try check(Array(numbers.values), column)
    case let numbers as [String: Double?]: try check(numbers.values.compactMap { $0 }, column)
    case let numbers as [String: [Double]]: try check(numbers.values.flatMap { $0 }, column)
    case let numbers as [Double]: try check(numbers, column)
    case let numbers as [String: Estimate]:
      try check(numbers.values.flatMap { [$0.mean, $0.sigma] }, column)
    case let samples as [NearSample]:
      try check(samples.flatMap { [$0.distance] + $0.values.values }, column)
    default: break
    }
    return value
  }

  /// Whether the row has this column, which an older file may lack, and it is not NULL.
  func hasText(_ column: String) -> Bool {
    (try? optional(column) as String?).flatMap { $0 } != nil
  }

  /// An unsigned integer that was stored as decimal text, since SQLite's integers are signed.
  func unsigned(_ column: String) throws -> UInt64 {
    let text: String = try self[column]
    guard let number = UInt64(text) else { throw damage(column, "is no whole number") }
    return number
  }

  /// A whole number from 0.
  func count(_ column: String) throws -> Int {
    let number: Int = try self[column]
    guard number >= 0, number < 1 << 53 else { throw damage(column, "\(number) is no count") }
    return number
  }

  private func check(_ numbers: [Double], _ column: String) throws {
    if let bad = numbers.first(where: { !$0.isFinite }) {
      throw damage(column, "is \(bad), no finite number")
    }
  }

  /// An error that names the column.
  func damage(_ column: String, _ problem: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(table).\(column) \(problem)")
  }
}
