import Foundation

/// The records of a file of comma-separated values.
///
/// - Source: RFC 4180: fields in quotes may hold commas, line ends and quotes written twice.
struct CSVRecords {
  struct Record: Equatable {
    /// The line on which the record begins, from 1.
    let line: Int
    var fields: [String]
  }

  private(set) var records: [Record] = []
  private let path: String
  private var line = 1

  /// Reads the file at `path`, which is UTF-8.
  init(path: String) throws(ImportError) {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw .unreadable(path: path, reason: whyUnreadable(path))
    }
    guard let text = String(bytes: bytes, encoding: .utf8) else {
      throw .unreadable(path: path, reason: "it is not UTF-8 text")
    }
    try self.init(text, path: path)
  }

  init(_ text: String, path: String) throws(ImportError) {
    self.path = path
    var rest = Substring(text).unicodeScalars
    if rest.first == "\u{FEFF}" { rest.removeFirst() }
    while !rest.isEmpty {
      let record = try record(&rest)
      // A line without anything, as at a file's end, is no record.
      if record.fields != [""] { records.append(record) }
    }
  }

  private mutating func record(
    _ rest: inout Substring.UnicodeScalarView
  ) throws(ImportError) -> Record {
    var record = Record(line: line, fields: [])
    while true {
      let column = record.fields.count + 1
      record.fields.append(
        rest.first == "\"" ? try quoted(&rest, column) : try plain(&rest, column))
      guard let next = rest.popFirst(), next == "," else { break }
    }
    line += 1
    return record
  }

  private func plain(
    _ rest: inout Substring.UnicodeScalarView, _ column: Int
  ) throws(ImportError) -> String {
    let field = rest.prefix { $0 != "," && $0 != "\n" && $0 != "\r" }
    guard !field.contains("\"") else {
      throw wrong(column, "a quote stands inside a field that does not begin with one")
    }
    rest.removeFirst(field.count)
    if rest.first == "\r" { try dropReturn(&rest, column) }
    return String(field)
  }

  private mutating func quoted(
    _ rest: inout Substring.UnicodeScalarView, _ column: Int
  ) throws(ImportError) -> String {
    let start = line
    rest.removeFirst()
    var field = String.UnicodeScalarView()
    while let next = rest.popFirst() {
      if next == "\n" { line += 1 }
      guard next == "\"" else {
        field.append(next)
        continue
      }
      if rest.first == "\"" {
        field.append(rest.removeFirst())
        continue
      }
      if rest.first == "\r" { try dropReturn(&rest, column) }
      guard rest.isEmpty || rest.first == "," || rest.first == "\n" else {
        throw wrong(column, "text follows the closing quote")
      }
      return String(field)
    }
    line = start
    throw wrong(column, "a quote is opened and never closed")
  }

  /// Drops the CR of a CRLF.
  private func dropReturn(
    _ rest: inout Substring.UnicodeScalarView, _ column: Int
  ) throws(ImportError) {
    rest.removeFirst()
    guard rest.isEmpty || rest.first == "\n" else {
      throw wrong(column, "a carriage return stands without a line feed")
    }
  }

  private func wrong(_ column: Int, _ problem: String) -> ImportError {
    .table(path: path, line: line, column: "\(column)", problem: problem)
  }
}
