import StrictYAML

/// How a value of one type is read from a study file and written to one.
struct KeyForm<Value: Sendable>: Sendable {
  let type: ValueType
  let read: @Sendable (SettingsNode) throws(SettingsError) -> Value
  let write: @Sendable (Value) -> SettingsValue

  /// The form of another value that is made of this one.
  func map<Other: Sendable>(
    to make: @escaping @Sendable (Value, SettingsNode) throws(SettingsError) -> Other,
    from value: @escaping @Sendable (Other) -> Value
  ) -> KeyForm<Other> {
    KeyForm<Other>(
      type: type,
      read: { node throws(SettingsError) in try make(try read(node), node) },
      write: { write(value($0)) })
  }
}

extension KeyForm where Value == Double {
  static func number(in range: ClosedRange<Double>) -> Self {
    Self(
      type: .number(range),
      read: { node throws(SettingsError) in try node.number(in: range) },
      write: { .number($0) })
  }
}

extension KeyForm where Value == Int {
  static func integer(in range: ClosedRange<Int>) -> Self {
    Self(
      type: .integer(from: range.lowerBound, to: UInt64(range.upperBound)),
      read: { node throws(SettingsError) in try node.integer(in: range) },
      write: { .integer(UInt64($0)) })
  }
}

extension KeyForm where Value == UInt64 {
  static var seed: Self {
    Self(
      type: .integer(from: 0, to: .max),
      read: { node throws(SettingsError) in try node.integer(in: 0...UInt64.max) },
      write: { .integer($0) })
  }
}

extension KeyForm where Value == Bool {
  static var flag: Self {
    Self(
      type: .flag, read: { node throws(SettingsError) in try node.flag() }, write: { .flag($0) })
  }
}

extension KeyForm where Value == String {
  static var text: Self { text(pattern: nil) }

  static func text(pattern: String?) -> Self {
    Self(
      type: .text(pattern: pattern),
      read: { node throws(SettingsError) in try node.text() }, write: { .text($0) })
  }
}

extension KeyForm where Value == ClosedRange<Double> {
  static func window(in range: ClosedRange<Double>) -> Self {
    Self(
      type: .window(range),
      read: { node throws(SettingsError) in try node.window(in: range) },
      write: { .list([.number($0.lowerBound), .number($0.upperBound)]) })
  }
}

extension KeyForm where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the type's words.
  static var word: Self {
    let words = Value.allCases.map(\.rawValue)
    return Self(
      type: .words(words),
      read: { node throws(SettingsError) in Value(rawValue: try node.word(oneOf: words))! },
      write: { .text($0.rawValue) })
  }
}

extension KeyForm {
  /// A group of keys.
  static func group(_ section: KeySection<Value>) -> Self {
    Self(
      type: .group(section.group),
      read: { node throws(SettingsError) in
        var value = section.standard
        try section.read(node, into: &value)
        return value
      }, write: { section.written($0) })
  }

  /// A list; the type's counts are the schema's, and whoever maps the form complains.
  static func list<Member>(
    _ member: KeyForm<Member>, count: ClosedRange<Int>
  ) -> Self where Value == [Member] {
    Self(
      type: .list(member.type, count: count),
      read: { node throws(SettingsError) in
        var members: [Member] = []
        for node in try node.list() { members.append(try member.read(node)) }
        return members
      }, write: { .list($0.map(member.write)) })
  }
}
