/// What is wrong with an expression, and at which column of it.
package struct ExpressionError: Error, Equatable, CustomStringConvertible {
  package let source: String
  /// Counts letters from 1; one past the end where something is missing.
  package let column: Int
  package let problem: String

  init(_ source: String, _ column: Int, _ problem: String) {
    self.source = source
    self.column = column
    self.problem = problem
  }

  package var description: String { "“\(excerpt)”, column \(column): \(problem)" }

  /// A long source around the column.
  private var excerpt: String {
    let (letters, margin) = (Array(source), 60)
    guard letters.count > 2 * margin + 20 else { return source }
    let (first, end) = (max(0, column - 1 - margin), min(letters.count, column - 1 + margin))
    return (first > 0 ? "…" : "") + String(letters[first..<max(first, end)])
      + (end < letters.count ? "…" : "")
  }
}
