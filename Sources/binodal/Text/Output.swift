import ArgumentParser
import Studies
import Support

/// How an answer is printed.
struct Output: ParsableArguments {
  @Flag(help: "Print one JSON document on stdout instead of text.")
  var json = false

  /// Prints `value` as JSON, or `text`.
  func show(_ value: some JSONDocument, text: @autoclosure () -> String) throws {
    Console.answer(json ? try JSONText.document(value) : text() + "\n")
  }
}

/// A table with columns of equal width; a cell that is a number stands to the right.
func aligned(_ rows: [[String]]) -> String {
  guard let columns = rows.map(\.count).max() else { return "" }
  let widths = (0..<columns).map { column in
    rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
  }
  return rows.map { row in
    row.enumerated().map { column, cell in
      let isNumber = Double(cell) != nil
      return isNumber ? cell.leftPadded(to: widths[column]) : cell.padded(to: widths[column])
    }
    .joined(separator: "  ")
  }
  .joined(separator: "\n")
}

/// `value` with `digits` decimals.
func fixed(_ value: Double, _ digits: Int = 3) -> String { decimal(value, digits) }
