import ArgumentParser
import Support

/// Reads a number of an option and holds it to its range: every numeric option has one.
func within<Number: LosslessStringConvertible & Comparable & Sendable>(
  _ range: ClosedRange<Number>
) -> @Sendable (String) throws -> Number {
  { text in
    // What is not a number at all is in no range.
    guard let number = Number(text), range.contains(number) else {
      let kind = Number.self == Double.self ? "a number" : "a whole number"
      throw ValidationError("it is \(kind) from \(range.inWords)")
    }
    return number
  }
}

/// The same where 0 stands for none: 0, or a number within the range.
func none(or range: ClosedRange<Int>) -> @Sendable (String) throws -> Int {
  { text in
    guard let number = Int(text), number == 0 || range.contains(number) else {
      throw ValidationError("it is 0, or a whole number from \(range.inWords)")
    }
    return number
  }
}

/// Help that ends with the range of the option.
func help<Number>(
  _ text: String, _ range: ClosedRange<Number>, valueName: String? = nil
) -> ArgumentHelp {
  ArgumentHelp("\(text) From \(range.inWords).", valueName: valueName)
}

/// Numbers with commas between them, each within `range`; nil where the text holds anything else.
func numbers(in text: String, within range: ClosedRange<Double>) -> [Double]? {
  let pieces = text.split(separator: ",", omittingEmptySubsequences: false)
  let numbers = pieces.compactMap { Double($0) }.filter(range.contains)
  return numbers.count == pieces.count ? numbers : nil
}
