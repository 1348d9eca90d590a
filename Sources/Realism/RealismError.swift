/// What is wrong with a training distribution or with a request put to it.
package enum RealismError: Error, Equatable {
  case noNames
  case repeatedName(String)
  /// The table has another number of values than rows × names, or of groups than rows.
  case wrongShape(what: String, expected: Int, found: Int)
  case sampleNotFinite(name: String, row: Int, value: Double)
  /// Fewer rows, or fewer groups of rows, than a density needs.
  case tooFew(what: String, needed: Int, found: Int)
  /// All samples have the same value, so nothing can be said about another.
  case constant(name: String, value: Double)
  /// The samples' values follow from those of the names before it.
  case dependent(name: String, on: [String])

  case emptyRequest
  case unknownName(String, known: [String])
  case valueNotFinite(name: String, value: Double)
  /// No training sample is realistic and keeps the laws.
  case nothingRealistic
}

extension RealismError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noNames: "a training distribution needs at least one attribute"
    case .repeatedName(let name): "\(name) is listed twice"
    case .wrongShape(let what, let expected, let found):
      "expected \(expected) \(what), found \(found)"
    case .sampleNotFinite(let name, let row, let value):
      "training sample \(row) has \(name) = \(value)"
    case .tooFew(let what, let needed, let found):
      "a density needs at least \(needed) \(what), found \(found)"
    case .constant(let name, let value):
      "every training sample has \(name) = \(value), so other values cannot be judged"
    case .dependent(let name, let others):
      "\(name) follows from \(others.joined(separator: ", ")) in every training sample"
    case .emptyRequest: "the request names no attribute"
    case .unknownName(let name, let known):
      "the training distribution has no \(name); it has \(known.joined(separator: ", "))"
    case .valueNotFinite(let name, let value): "the request has \(name) = \(value)"
    case .nothingRealistic: "no training sample is realistic by these settings"
    }
  }
}
