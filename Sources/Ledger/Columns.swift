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
