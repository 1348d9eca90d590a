import Foundation

/// Reads a JSON column; what it throws names the column.
final class ColumnDecoder: JSONDecoder, @unchecked Sendable {
  private let table: String
  private let column: String

  init(table: String, column: String) {
    self.table = table
    self.column = column
  }

  override func decode<T: Decodable>(_ type: T.Type, from data: Data) throws -> T {
    do {
      return try super.decode(type, from: data)
    } catch is DecodingError {
      throw RowDamage(column, "is not the JSON that a run records")
    }
  }
}

/// Writes a JSON column: the shortest text that reads back as the same `Double`, with sorted keys.
///
/// A number that is not finite is an error that names table, column and key.
final class ColumnEncoder: JSONEncoder, @unchecked Sendable {
  private let table: String
  private let column: String

  init(table: String, column: String) {
    self.table = table
    self.column = column
    super.init()
    outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  override func encode<T: Encodable>(_ value: T) throws -> Data {
    do {
      return try super.encode(value)
    } catch EncodingError.invalidValue(_, let context) {
      let key = context.codingPath.filter { $0.intValue == nil }.map(\.stringValue)
      throw LedgerError.notFinite(
        table: table, column: snakeCase(column), key: key.joined(separator: "."))
    }
  }
}
