/// What is wrong with an expression, and at which column of it.
public struct ExpressionError: Error, Equatable, CustomStringConvertible {
  public let source: String
  /// Counts letters from 1; one past the end where something is missing.
  public let column: Int
  public let problem: String

  init(_ source: String, _ column: Int, _ problem: String) {
    self.source = source
    self.column = column
    self.problem = problem
  }

  public var description: String { "“\(source)”, column \(column): \(problem)" }
}
