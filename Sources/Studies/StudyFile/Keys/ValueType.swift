public import StrictYAML

/// What may stand under a key of a study file.
public indirect enum ValueType: Equatable, Sendable {
  /// A finite number within the range.
  case number(ClosedRange<Double>)
  /// A whole number within the range.
  case integer(from: Int, to: UInt64)
  case flag
  case words([String])
  /// Text that is not empty, some common texts, and the regular expression that it matches.
  case text(common: [String] = [], pattern: String? = nil)
  /// A pair `[lowest, highest]` whose ends lie within the range.
  case window(ClosedRange<Double>)
  /// So many members of one type.
  case list(ValueType, count: ClosedRange<Int>)
  case group(KeyGroup)
  /// Values under keys of any name, one at least.
  case named(ValueType)
  /// One type or the other.
  case either(ValueType, ValueType)

  /// The groups of keys in this type.
  public var groups: [KeyGroup] {
    switch self {
    case .group(let group): [group]
    case .list(let member, _), .named(let member): member.groups
    case .either(let one, let other): one.groups + other.groups
    default: []
    }
  }
}

/// A section of a study file, or a group of keys within one.
public struct KeyGroup: Equatable, Sendable {
  public let keys: [StudyKey]
  public let rules: [KeyRule]
}

/// A key of a study file: what may stand there and what it means.
public struct StudyKey: Equatable, Sendable {
  /// One of several names that a key may have, where the range of its value depends on the name.
  public struct Variant: Equatable, Sendable {
    public let name: String
    public let type: ValueType
    public let meaning: String
  }

  /// As the file has it; a word in capitals where there are variants.
  public let name: String
  public let type: ValueType
  /// A dash for what has none.
  public let unit: String
  public let isRequired: Bool
  /// The value of a study without the key; nil where it has none.
  public let standard: SettingsValue?
  /// The default in words, where a value does not say it.
  public let standardWords: String?
  /// The range in words, where the type does not say it.
  public let rangeWords: String?
  /// One sentence or two, as Markdown.
  public let meaning: String
  public let variants: [Variant]

  /// Every name that the key may have.
  public var names: [String] { variants.isEmpty ? [name] : variants.map(\.name) }
}
