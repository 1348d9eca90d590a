/// The keys and values at one path of a settings file.
package struct SettingsMapping {
  let node: SettingsNode
  let values: [String: SettingsNode]
  /// The keys in the order in which the file has them.
  package let keys: [String]

  /// The value under `key`, if the file has it.
  package subscript(key: String) -> SettingsNode? { values[key] }

  /// The value under `key`, which the file must have.
  package func required(_ key: String) throws(SettingsError) -> SettingsNode {
    guard let value = values[key] else { throw node.error("the key \(key) is missing") }
    return value
  }

  /// An error at this path.
  package func error(_ problem: String) -> SettingsError { node.error(problem) }

  package func number(
    _ key: String, in range: ClosedRange<Double>, default value: Double
  ) throws(SettingsError) -> Double {
    guard let node = values[key] else { return value }
    return try node.number(in: range)
  }

  package func integer<Whole: FixedWidthInteger>(
    _ key: String, in range: ClosedRange<Whole>, default value: Whole
  ) throws(SettingsError) -> Whole {
    guard let node = values[key] else { return value }
    return try node.integer(in: range)
  }

  package func word(
    _ key: String, oneOf words: [String], default value: String
  ) throws(SettingsError) -> String {
    guard let node = values[key] else { return value }
    return try node.word(oneOf: words)
  }

  package func text(_ key: String, default value: String) throws(SettingsError) -> String {
    guard let node = values[key] else { return value }
    return try node.text()
  }

  package func flag(_ key: String, default value: Bool) throws(SettingsError) -> Bool {
    guard let node = values[key] else { return value }
    return try node.flag()
  }
}
