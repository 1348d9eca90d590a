/// A value of a settings file on its way out: as YAML by ``yaml``, as JSON by `Encodable`.
package indirect enum SettingsValue: Equatable, Sendable {
  /// A key and its value.
  package struct Entry: Equatable, Sendable {
    package let key: String
    package let value: SettingsValue

    package init(_ key: String, _ value: SettingsValue) { (self.key, self.value) = (key, value) }
  }

  case text(String)
  /// A finite number.
  case number(Double)
  case integer(UInt64)
  case flag(Bool)
  case list([SettingsValue])
  /// Keys with values, in the order in which they are written.
  case keys([Entry])

  /// As one line says it: `0.02`, `stop`, `[0.4, 0.6]`.
  package var words: String {
    switch self {
    case .text(let text): text
    case .number(let number): "\(number)"
    case .integer(let integer): "\(integer)"
    case .flag(let flag): "\(flag)"
    case .list(let members): "[\(members.map(\.words).joined(separator: ", "))]"
    case .keys(let entries):
      "{ \(entries.map { "\($0.key): \($0.value.words)" }.joined(separator: ", ")) }"
    }
  }
}

extension SettingsValue: Encodable {
  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .text(let text): try encode(text, to: encoder)
    case .number(let number): try encode(number, to: encoder)
    case .integer(let integer): try encode(integer, to: encoder)
    case .flag(let flag): try encode(flag, to: encoder)
    case .list(let members): try encode(members, to: encoder)
    case .keys(let entries):
      // An encoder that respells the names of properties leaves a dictionary's keys as they are.
      try encode(
        Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }, to: encoder)
    }
  }

  private func encode(_ value: some Encodable, to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
