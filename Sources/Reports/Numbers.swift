import Foundation

/// A number as text with `digits` decimals, and a true minus sign.
package func fixed(_ value: Double, _ digits: Int) -> String {
  let text = String(format: "%.\(digits)f", value)
  // "-0.00" says nothing that "0.00" does not.
  let zero = text.allSatisfy { "-0.".contains($0) }
  return zero
    ? text.replacingOccurrences(of: "-", with: "")
    : text.replacingOccurrences(of: "-", with: "−")
}

/// A setting as its author would write it: at most four significant digits, no idle zeros.
package func tidy(_ value: Double) -> String {
  String(format: "%.4g", value).replacingOccurrences(of: "-", with: "−")
}

/// As many decimals as show the leading two digits of a spread or tolerance.
package func decimals(of spread: Double) -> Int {
  guard spread > 0, spread.isFinite else { return 3 }
  return min(6, max(0, 1 - Int(floor(log10(spread)))))
}

/// A share as a percentage, "62 %".
package func percent(_ share: Double) -> String {
  let value = 100 * share
  return fixed(value, value > 0 && value < 10 ? 1 : 0) + " %"
}

/// The shortest text that reads back as the same number: what data files hold.
package func exact(_ value: Double) -> String { "\(value)" }
