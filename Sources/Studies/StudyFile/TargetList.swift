import Descriptors
import Support

/// Targets as the command line gives them: `NAME=VALUE`, once each.
package struct TargetList: Sendable, Equatable {
  package let values: [String: Double]

  /// - Parameters:
  ///   - texts: Such as `vol_frac_D=0.45`.
  ///   - names: The attributes that may be named, and `owner` what they belong to. A synonym of one
  ///     means the same; the value stands under the name that is allowed.
  /// - Throws: ``StudyError`` naming the text, what was found and what is allowed.
  package init(
    _ texts: [String], allowed names: [String], of owner: String
  ) throws(StudyError) {
    var values: [String: Double] = [:]
    var given: [String: String] = [:]
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw .malformedTarget(text: text, problem: "there is no equals sign")
      }
      let stated = String(parts[0])
      guard let name = Attribute.spelling(of: stated, among: names) else {
        throw .unknownAttribute(name: stated, known: names, of: owner)
      }
      if let earlier = given.updateValue(stated, forKey: name) {
        throw earlier == stated
          ? .repeatedAttribute(name: name) : .sameQuantity(first: earlier, second: stated)
      }
      values[name] = try Self.number(String(parts[1]), for: stated, in: text)
    }
    self.values = values
  }

  private static func number(
    _ digits: String, for name: String, in text: String
  ) throws(StudyError) -> Double {
    guard let value = Double(digits), value.isFinite else {
      throw .malformedTarget(text: text, problem: "“\(digits)” is not a finite number")
    }
    let range = Attribute.named(name).info?.range.clamped(to: Limits.quantity) ?? Limits.quantity
    if !range.contains(value) {
      throw .malformedTarget(
        text: text,
        problem: "\(name) lies between \(range.lowerBound) and \(range.upperBound)")
    }
    return value
  }
}
