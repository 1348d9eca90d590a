import GRDB

/// What is wrong with a row that was read: table, column, number of the row, and the problem.
struct RowDamage: Error, CustomStringConvertible {
  private var table = ""
  private var row = 0
  private let column: String?
  private let problem: String

  init(_ column: String?, _ problem: String) {
    self.column = column
    self.problem = problem
  }

  var description: String {
    let location = column.map { "\(table).\(snakeCase($0))" } ?? table
    return "\(location) \(problem), row \(row)"
  }

  /// Runs `body`; an error of decoding becomes one that names where it was found.
  static func located<T>(table: String, row: Int, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw error
    } catch {
      var damage = RowDamage(error)
      (damage.table, damage.row) = (table, row)
      throw damage
    }
  }

  private init(_ error: any Error) {
    switch error {
    case let damage as RowDamage: self = damage
    case let error as DecodingError: self.init(error)
    // GRDB's text is the problem and the column, then the whole row, which may be long.
    default:
      self.init(
        nil, "has a value that no run records: " + "\(error)".before(", row: ").before(" - row: "))
    }
  }

  private init(_ error: DecodingError) {
    let context: DecodingError.Context? =
      switch error {
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .keyNotFound(_, let context), .dataCorrupted(let context):
        context
      @unknown default: nil
      }
    self.init(
      context?.codingPath.first?.stringValue,
      "holds what no run records (\(context?.debugDescription ?? "\(error)"))")
  }
}

extension String {
  /// What stands before `mark`, at most 300 characters.
  fileprivate func before(_ mark: String) -> String {
    String((firstRange(of: mark).map { self[..<$0.lowerBound] } ?? self[...]).prefix(300))
  }
}

/// `logTime` as `log_time`.
func snakeCase(_ name: String) -> String {
  name.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
}
