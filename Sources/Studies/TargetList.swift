import Descriptors

/// Targets as the command line gives them: `NAME=VALUE`, once each.
public struct TargetList: Sendable, Equatable {
  public let values: [String: Double]

  /// - Parameters:
  ///   - texts: Such as `vol_frac_D=0.45`.
  ///   - names: The attributes that may be named, and `owner` what they belong to.
  /// - Throws: ``StudyError`` naming the text, what was found and what is allowed.
  public init(
    _ texts: [String], allowed names: [String], of owner: String
  ) throws(StudyError) {
    var values: [String: Double] = [:]
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw .malformedTarget(text: text, problem: "there is no equals sign")
      }
      let name = String(parts[0])
      guard names.contains(name) else {
        throw .unknownAttribute(name: name, known: names, of: owner)
      }
      guard values[name] == nil else { throw .repeatedAttribute(name: name) }
      values[name] = try Self.number(String(parts[1]), for: name, in: text)
    }
    self.values = values
  }

  private static func number(
    _ digits: String, for name: String, in text: String
  ) throws(StudyError) -> Double {
    guard let value = Double(digits), value.isFinite else {
      throw .malformedTarget(text: text, problem: "“\(digits)” is not a finite number")
    }
    if let range = Attribute(rawValue: name).info?.range, !range.contains(value) {
      throw .malformedTarget(
        text: text,
        problem: "\(name) lies between \(range.lowerBound) and \(range.upperBound)")
    }
    return value
  }
}
