import Foundation
import GRDB

/// The columns of a row to be written; lets finite numbers pass only.
///
/// A JSON column holds the shortest text that reads back as the same `Double`, with sorted keys.
struct ColumnWriter {
  let table: String
  private(set) var names: [String] = []
  private(set) var values: [(any DatabaseValueConvertible)?] = []

  init(table: String) { self.table = table }

  /// Sets the value of a column that was not set before.
  subscript(column: String) -> (any DatabaseValueConvertible)? {
    get { names.firstIndex(of: column).flatMap { values[$0] } }
    set {
      names.append(column)
      values.append(newValue)
    }
  }

  func number(_ value: Double?, _ column: String) throws -> Double? {
    guard let value else { return nil }
    guard value.isFinite else {
      throw LedgerError.notFinite(table: table, column: column, key: "")
    }
    return value
  }

  func json(_ values: [String: Double], _ column: String) throws -> String {
    try check(values.map { ($0.key, $0.value) }, column)
    return try text(values)
  }

  func json(_ values: [String: Double?], _ column: String) throws -> String {
    try check(values.compactMap { key, value in value.map { (key, $0) } }, column)
    return try text(values)
  }

  func json(_ values: [String: [Double]], _ column: String) throws -> String {
    try check(values.flatMap { entry in entry.value.map { (entry.key, $0) } }, column)
    return try text(values)
  }

  func json(_ values: [Double], _ column: String) throws -> String {
    try check(values.map { ("", $0) }, column)
    return try text(values)
  }

  func json(_ values: [String: Estimate], _ column: String) throws -> String {
    try check(values.flatMap { [($0.key, $0.value.mean), ($0.key, $0.value.sigma)] }, column)
    return try text(values)
  }

  func json(_ values: [NearSample], _ column: String) throws -> String {
    try check(
      values.flatMap { sample in
        [("distance", sample.distance)] + sample.values.map { ($0.key, $0.value) }
      }, column)
    return try text(values)
  }

  func json(_ values: [Int]) throws -> String { try text(values) }

  private func check(_ numbers: [(key: String, value: Double)], _ column: String) throws {
    if let bad = numbers.filter({ !$0.value.isFinite }).map(\.key).min() {
      throw LedgerError.notFinite(table: table, column: column, key: bad)
    }
  }

  private func text<T: Encodable>(_ value: T) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

extension Row {
  /// The value of a JSON column.
  func json<T: Decodable>(_ column: String, as type: T.Type = T.self) throws -> T {
    let text: String = self[column]
    return try JSONDecoder().decode(T.self, from: Data(text.utf8))
  }

  /// Whether the row has this column, which an older file may lack, and it is not NULL.
  func hasText(_ column: String) -> Bool { hasColumn(column) && (self[column] as String?) != nil }

  /// An unsigned integer that was stored as decimal text, since SQLite's integers are signed.
  func unsigned(_ column: String) -> UInt64 {
    let text: String = self[column]
    return UInt64(text) ?? 0
  }
}
