import Foundation

/// The records of a table as text: values with commas, semicolons or tabs between them.
///
/// The header says which: whichever it holds most of, outside quotes. Where it is not the comma, a
/// number may have a decimal comma.
///
/// - Source: RFC 4180: fields in quotes may hold separators, line ends and quotes written twice.
struct CSVRecords {
  struct Record: Equatable {
    /// The line on which the record begins, from 1.
    let line: Int
    var fields: [String]
  }

  private(set) var records: [Record] = []
  /// What stands between two fields.
  private(set) var separator: Unicode.Scalar = ","
  private let path: String
  private var line = 1

  /// Reads the file at `path`, which is UTF-8, or UTF-16 with a byte order mark.
  init(path: String) throws(ImportError) {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw .unreadable(path: path, reason: whyUnreadable(path))
    }
    let isWide = bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff])
    guard let text = String(bytes: bytes, encoding: isWide ? .utf16 : .utf8) else {
      throw .unreadable(
        path: path,
        reason: isWide ? "it is damaged UTF-16 text" : "it is not UTF-8 text; save it as UTF-8")
    }
    try self.init(text, path: path)
  }

  init(_ text: String, path: String) throws(ImportError) {
    self.path = path
    var rest = Substring(text).unicodeScalars
    if rest.first == "\u{FEFF}" { rest.removeFirst() }
    separator = Self.separator(of: &rest, line: &line)
    while !rest.isEmpty {
      let record = try record(&rest)
      // A line without anything, as at a file's end, is no record.
      if record.fields != [""] { records.append(record) }
    }
  }

  /// What separates the fields of the first line, or what a line `sep=;` before it says.
  private static func separator(
    of rest: inout Substring.UnicodeScalarView, line: inout Int
  ) -> Unicode.Scalar {
    let first = rest.prefix { $0 != "\n" && $0 != "\r" }
    if first.count == 5, String(first.prefix(4)).lowercased() == "sep=", let said = first.last {
      rest.removeFirst(5)
      if rest.first == "\r" { rest.removeFirst() }
      if rest.first == "\n" { rest.removeFirst() }
      line += 1
      return said
    }
    var counts: [Unicode.Scalar: Int] = [",": 0, ";": 0, "\t": 0]
    var isQuoted = false
    for scalar in rest {
      if scalar == "\"" { isQuoted.toggle() }
      if isQuoted { continue }
      if scalar == "\n" || scalar == "\r" { break }
      counts[scalar]? += 1
    }
    let (commas, others) = (counts[","] ?? 0, [";", "\t"].map { ($0, counts[$0] ?? 0) })
    let most = others.max { $0.1 < $1.1 } ?? (",", 0)
    return most.1 > commas ? most.0 : ","
  }

  private mutating func record(
    _ rest: inout Substring.UnicodeScalarView
  ) throws(ImportError) -> Record {
    var record = Record(line: line, fields: [])
    while true {
      let column = record.fields.count + 1
      record.fields.append(
        rest.first == "\"" ? try quoted(&rest, column) : try plain(&rest, column))
      guard let next = rest.popFirst(), next == separator else { break }
    }
    line += 1
    return record
  }

  private func plain(
    _ rest: inout Substring.UnicodeScalarView, _ column: Int
  ) throws(ImportError) -> String {
    let field = rest.prefix { $0 != separator && $0 != "\n" && $0 != "\r" }
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
      guard rest.isEmpty || rest.first == separator || rest.first == "\n" else {
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
