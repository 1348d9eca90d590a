package import StrictYAML

/// What may stand under a key of a study file.
package indirect enum ValueType: Equatable, Sendable {
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
  package var groups: [KeyGroup] {
    switch self {
    case .group(let group): [group]
    case .list(let member, _), .named(let member): member.groups
    case .either(let one, let other): one.groups + other.groups
    default: []
    }
  }
}

/// A section of a study file, or a group of keys within one.
package struct KeyGroup: Equatable, Sendable {
  package let keys: [StudyKey]
  package let rules: [KeyRule]
}

/// A key of a study file: what may stand there and what it means.
package struct StudyKey: Equatable, Sendable {
  /// One of several names that a key may have, where the range of its value depends on the name.
  package struct Variant: Equatable, Sendable {
    package let name: String
    package let type: ValueType
    package let meaning: String
  }

  /// As the file has it; a word in capitals where there are variants.
  package let name: String
  package let type: ValueType
  /// A dash for what has none.
  package let unit: String
  package let isRequired: Bool
  /// The value of a study without the key; nil where it has none.
  package let standard: SettingsValue?
  /// The default in words, where a value does not say it.
  package let standardWords: String?
  /// The range in words, where the type does not say it.
  package let rangeWords: String?
  /// One sentence or two, as Markdown.
  package let meaning: String
  package let variants: [Variant]

  /// Every name that the key may have.
  package var names: [String] { variants.isEmpty ? [name] : variants.map(\.name) }
}
