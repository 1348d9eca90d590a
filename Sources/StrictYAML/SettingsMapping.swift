/// The keys and values at one place of a settings file.
public struct SettingsMapping {
  let node: SettingsNode
  let values: [String: SettingsNode]
  /// The keys in the order in which the file has them.
  public let keys: [String]

  /// The value under `key`, if the file has it.
  public subscript(key: String) -> SettingsNode? { values[key] }

  /// The value under `key`, which the file must have.
  public func required(_ key: String) throws(SettingsError) -> SettingsNode {
    guard let value = values[key] else { throw node.error("the key \(key) is missing") }
    return value
  }

  /// An error at this place.
  public func error(_ problem: String) -> SettingsError { node.error(problem) }

  public func number(
    _ key: String, in range: ClosedRange<Double>, default value: Double
  ) throws(SettingsError) -> Double {
    guard let node = values[key] else { return value }
    return try node.number(in: range)
  }

  public func integer<Whole: FixedWidthInteger>(
    _ key: String, in range: ClosedRange<Whole>, default value: Whole
  ) throws(SettingsError) -> Whole {
    guard let node = values[key] else { return value }
    return try node.integer(in: range)
  }

  public func word(
    _ key: String, oneOf words: [String], default value: String
  ) throws(SettingsError) -> String {
    guard let node = values[key] else { return value }
    return try node.word(oneOf: words)
  }

  public func text(_ key: String, default value: String) throws(SettingsError) -> String {
    guard let node = values[key] else { return value }
    return try node.text()
  }

  public func flag(_ key: String, default value: Bool) throws(SettingsError) -> Bool {
    guard let node = values[key] else { return value }
    return try node.flag()
  }
}
