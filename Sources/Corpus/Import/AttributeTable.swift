import Descriptors
import Foundation
import Support

/// A table whose rows belong to files: names, series, numbers.
///
/// A column without a name that numbers the rows, as pandas writes one, or is empty, is passed over.
///
/// - Source: RFC 4180. Semicolons and tabs, a decimal comma with them, a byte order mark, UTF-16 and
///   lines that end in LF alone are taken too.
package struct AttributeTable: Equatable, Sendable {
  package struct Row: Equatable, Sendable {
    /// The line of the file on which the row begins, from 1.
    package let line: Int
    package let file: String
    package let series: String?
    /// In the order of ``AttributeTable/attributes``.
    package let values: [Double]
  }

  package let path: String
  /// The columns that hold numbers, in the file's order.
  package let attributes: [String]
  package let rows: [Row]

  /// - Parameters:
  ///   - file: The column of file names.
  ///   - series: The column of series names, if there is one.
  ///   - ignored: Columns to pass over.
  package init(
    path: String, file: String = "file", series: String? = nil, ignoring ignored: Set<String> = []
  ) throws(ImportError) {
    try self.init(
      CSVRecords(path: path), path: path, file: file, series: series, ignoring: ignored)
  }

  init(
    _ table: CSVRecords, path: String, file: String, series: String?, ignoring ignored: Set<String>
  ) throws(ImportError) {
    self.path = path
    let records = table.records
    guard let header = records.first?.fields else {
      throw .table(path: path, line: 1, column: nil, problem: "the table is empty")
    }
    let unnamed = Self.rowNumbers(records)
    let columns = try Self.columns(header, except: unnamed, path)
    func column(_ name: String) throws(ImportError) -> Int {
      guard let column = columns[name] else {
        throw .table(
          path: path, line: 1, column: name,
          problem: "there is no such column; found: \(header.joined(separator: ", "))")
      }
      return column
    }
    let fileColumn = try column(file)
    let seriesColumn: Int?
    if let series { seriesColumn = try column(series) } else { seriesColumn = nil }
    for name in ignored { _ = try column(name) }
    let numbers = header.indices.filter {
      $0 != fileColumn && $0 != seriesColumn && !ignored.contains(header[$0]) && $0 != unnamed
    }
    attributes = numbers.map { header[$0] }
    var rows: [Row] = []
    let mark = try Self.decimalMark(of: numbers, in: table, path)
    for record in records.dropFirst() {
      try Self.check(record, width: header.count, path)
      var values: [Double] = []
      for column in numbers {
        let text = record.fields[column]
        values.append(try Self.number(text, mark, record.line, header[column], path))
      }
      rows.append(
        Row(
          line: record.line, file: record.fields[fileColumn],
          series: seriesColumn.map { record.fields[$0] }, values: values))
    }
    self.rows = rows
    try checkNames(file: file, series: series)
    try checkSynonyms()
  }

  /// The column without a name, or with the one that pandas gives it, that numbers the rows or holds
  /// nothing; nil where there is none.
  private static func rowNumbers(_ records: [CSVRecords.Record]) -> Int? {
    let rows = records.dropFirst()
    return records[0].fields.indices.first { column in
      let name = records[0].fields[column]
      guard name.isEmpty || name.hasPrefix("Unnamed: ") else { return false }
      let cells = rows.map { $0.fields.count > column ? $0.fields[column] : "" }
      let numbers = cells.map { Int($0) }
      return cells.allSatisfy(\.isEmpty)
        || column == 0
          && [0, 1].contains { first in
            zip(numbers, first...).allSatisfy { $0 == $1 }
          }
    }
  }

  /// A point, or the comma where no comma separates columns and numbers have one.
  private static func decimalMark(
    of columns: [Int], in table: CSVRecords, _ path: String
  ) throws(ImportError) -> Character {
    guard table.separator != "," else { return "." }
    let rows = table.records.dropFirst()
    func cell(with mark: Character) -> (line: Int, column: Int)? {
      for row in rows {
        for column in columns where row.fields.count > column && row.fields[column].contains(mark) {
          return (row.line, column)
        }
      }
      return nil
    }
    guard cell(with: ",") != nil else { return "." }
    if let point = cell(with: ".") {
      throw .table(
        path: path, line: point.line, column: table.records[0].fields[point.column],
        problem: "a point stands in a number where other numbers have a decimal comma")
    }
    return ","
  }

  private static func columns(
    _ header: [String], except unnamed: Int?, _ path: String
  ) throws(ImportError) -> [String: Int] {
    var columns: [String: Int] = [:]
    for (column, name) in header.enumerated() where column != unnamed {
      let problem: String? =
        name.isEmpty
        ? "column \(column + 1) has no name"
        : columns.updateValue(column, forKey: name) == nil ? nil : "the name stands twice"
      if let problem { throw .table(path: path, line: 1, column: name, problem: problem) }
    }
    return columns
  }

  private static func check(
    _ record: CSVRecords.Record, width: Int, _ path: String
  ) throws(ImportError) {
    guard record.fields.count == width else {
      throw .table(
        path: path, line: record.line, column: nil,
        problem: "\(record.fields.count) fields where the header has \(width)")
    }
  }

  private static func number(
    _ text: String, _ mark: Character, _ line: Int, _ column: String, _ path: String
  ) throws(ImportError) -> Double {
    let digits = text.trimmingCharacters(in: .whitespaces).map { $0 == mark ? "." : $0 }
    guard let value = Double(String(digits)), value.isFinite else {
      throw .table(
        path: path, line: line, column: column,
        problem: text.isEmpty
          ? "the cell is empty; give a finite number or pass over the column with --ignore"
          : "“\(text)” is not a finite number; a column of text needs --ignore")
    }
    guard Self.allowed.contains(value) else {
      throw .table(
        path: path, line: line, column: column,
        problem: "\(value) is out of range; numbers from \(Self.allowed.lowerBound) to "
          + "\(Self.allowed.upperBound) are taken")
    }
    return value
  }

  /// What a number may be: squares and sums of many of them stay finite.
  static let allowed = Limits.quantity

  /// Two names of one quantity must tell the same of every file.
  private func checkSynonyms() throws(ImportError) {
    for (column, name) in attributes.enumerated() {
      guard
        let other = attributes[..<column].firstIndex(where: {
          Attribute(rawValue: $0).isSame(as: Attribute(rawValue: name))
        })
      else { continue }
      for row in rows {
        let (a, b) = (row.values[other], row.values[column])
        guard abs(a - b) > 1e-6 * max(abs(a), abs(b)) else { continue }  // digits of a table
        throw .table(
          path: path, line: row.line, column: name,
          problem: "\(b), but \(attributes[other]), another name of this quantity, is \(a)")
      }
    }
  }

  /// Every row names a file of its own, and a series where there is such a column.
  private func checkNames(file: String, series: String?) throws(ImportError) {
    var lines: [String: Int] = [:]
    for row in rows {
      let problem: (String, String)? =
        if row.file.isEmpty { (file, "the cell is empty") } else if row.series == "" {
          (series ?? "", "the cell is empty")
        } else if let other = lines.updateValue(row.line, forKey: row.file) {
          (file, "“\(row.file)” stands on line \(other) already")
        } else { nil }
      if let problem {
        throw .table(path: path, line: row.line, column: problem.0, problem: problem.1)
      }
    }
  }
}
