import Foundation

/// A table of comma-separated values whose rows belong to files: names, series, numbers.
///
/// - Source: RFC 4180. A byte order mark and lines that end in LF alone are taken too.
public struct AttributeTable: Equatable, Sendable {
  public struct Row: Equatable, Sendable {
    /// The line of the file on which the row begins, from 1.
    public let line: Int
    public let file: String
    public let series: String?
    /// In the order of ``AttributeTable/attributes``.
    public let values: [Double]
  }

  public let path: String
  /// The columns that hold numbers, in the file's order.
  public let attributes: [String]
  public let rows: [Row]

  /// - Parameters:
  ///   - file: The column of file names.
  ///   - series: The column of series names, if there is one.
  ///   - ignored: Columns to pass over.
  public init(
    path: String, file: String = "file", series: String? = nil, ignoring ignored: Set<String> = []
  ) throws(ImportError) {
    try self.init(
      CSVRecords(path: path).records, path: path, file: file, series: series, ignoring: ignored)
  }

  init(
    _ records: [CSVRecords.Record], path: String, file: String, series: String?,
    ignoring ignored: Set<String>
  ) throws(ImportError) {
    self.path = path
    guard let header = records.first?.fields else {
      throw .table(path: path, line: 1, column: nil, problem: "the table is empty")
    }
    let columns = try Self.columns(header, path)
    func place(_ name: String) throws(ImportError) -> Int {
      guard let place = columns[name] else {
        throw .table(
          path: path, line: 1, column: name,
          problem: "there is no such column; found: \(header.joined(separator: ", "))")
      }
      return place
    }
    let filePlace = try place(file)
    let seriesPlace: Int?
    if let series { seriesPlace = try place(series) } else { seriesPlace = nil }
    for name in ignored { _ = try place(name) }
    let numbers = header.indices.filter {
      $0 != filePlace && $0 != seriesPlace && !ignored.contains(header[$0])
    }
    attributes = numbers.map { header[$0] }
    var rows: [Row] = []
    for record in records.dropFirst() {
      try Self.check(record, width: header.count, path)
      var values: [Double] = []
      for column in numbers {
        values.append(try Self.number(record.fields[column], record.line, header[column], path))
      }
      rows.append(
        Row(
          line: record.line, file: record.fields[filePlace],
          series: seriesPlace.map { record.fields[$0] }, values: values))
    }
    self.rows = rows
    try checkNames(file: file, series: series)
  }

  private static func columns(_ header: [String], _ path: String) throws(ImportError)
    -> [String: Int]
  {
    var columns: [String: Int] = [:]
    for (place, name) in header.enumerated() {
      let problem: String? =
        name.isEmpty
        ? "column \(place + 1) has no name"
        : columns.updateValue(place, forKey: name) == nil ? nil : "the name stands twice"
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
    _ text: String, _ line: Int, _ column: String, _ path: String
  ) throws(ImportError) -> Double {
    guard let value = Double(text.trimmingCharacters(in: .whitespaces)), value.isFinite else {
      throw .table(
        path: path, line: line, column: column,
        problem: text.isEmpty
          ? "the cell is empty; give a finite number or pass over the column with --ignore"
          : "“\(text)” is not a finite number; a column of text needs --ignore")
    }
    return value
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
