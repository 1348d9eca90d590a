import Foundation

/// `value` with `digits` decimals and a point, whatever the locale.
package func decimal(_ value: Double, _ digits: Int) -> String {
  String(format: "%.\(digits)f", locale: Locale(identifier: "en_US_POSIX"), value)
}

/// `value` by the fewest digits that give it back, a whole number without a point.
func shortest(_ value: Double) -> String {
  Int(exactly: value).map(String.init) ?? "\(value)"
}
