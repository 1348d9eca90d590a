import Foundation
import StrictYAML

extension StudyKey {
  /// The range in words, as Markdown: `0 … 1`, or what may stand here.
  package var range: String { rangeWords ?? type.range }

  /// The meaning with its unit and a default that is no value, without links.
  package var plainMeaning: String {
    let words = [
      meaning.plainMarkdown + (unit == "–" ? "" : ", in \(unit)"),
      standard == nil && !isRequired && standardWords != nil
        ? "default: \(standardWords!.plainMarkdown)" : nil,
    ]
    return words.compactMap(\.self).joined(separator: "; ")
  }

  /// The default in words, as Markdown; empty where there is none to name.
  package var defaultWords: String {
    if isRequired { return "required" }
    if let standardWords { return standardWords }
    switch standard {
    case .text(let text): return "`\(text)`"
    case .flag(let flag): return "`\(flag)`"
    case .number(let number): return readable(number)
    case .integer(let integer): return readable(Double(integer))
    default: return ""
    }
  }
}

extension ValueType {
  /// The kind of value, in a word or two.
  package var kind: String {
    switch self {
    case .number: "number"
    case .integer: "whole number"
    case .flag: "true or false"
    case .words: "word"
    case .text: "text"
    case .window: "[lowest, highest]"
    case .list: "list"
    case .group, .named: "keys"
    case .either(let one, let other): "\(one.kind) or \(other.kind)"
    }
  }

  /// What may stand here, as Markdown; empty for keys with values.
  fileprivate var range: String {
    switch self {
    case .number(let range), .window(let range):
      "\(readable(range.lowerBound)) … \(readable(range.upperBound))"
    case .integer(let low, let high):
      "\(readable(Double(low))) … "
        + (high == .max ? "2⁶⁴ − 1" : readable(Double(high)))
    case .flag: "`true`, `false`"
    case .words(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .text: "text"
    case .list(_, let count): "\(count.lowerBound) … \(count.upperBound) members"
    case .group, .named: ""
    case .either(let one, let other):
      [one.range, other.range].filter { !$0.isEmpty }.joined(separator: "; ")
    }
  }
}

/// A number as a table shows it: thousands parted, powers of ten as such beyond 10⁵ and below 10⁻³.
private func readable(_ number: Double) -> String {
  let (sign, size) = (number < 0 ? "−" : "", number.magnitude)
  if size != 0, size < 1e-3 || size > 1e5 {
    let exponent = Int(log10(size).rounded())
    if Double("1e\(exponent)") == size { return sign + "10" + raised(exponent) }
  }
  guard size == size.rounded(), size < 1e15 else { return sign + "\(size)" }
  var digits = String(Int(size))
  var parts: [String] = []
  while digits.count > 3, size >= 10_000 {
    parts.insert(String(digits.suffix(3)), at: 0)
    digits.removeLast(3)
  }
  return sign + ([digits] + parts).joined(separator: ",")
}

private func raised(_ exponent: Int) -> String {
  let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
  let size = String(exponent.magnitude).compactMap(\.wholeNumberValue).map { digits[$0] }
  return (exponent < 0 ? "⁻" : "") + String(size)
}
