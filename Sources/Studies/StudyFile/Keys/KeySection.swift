import StrictYAML

/// The keys of a section of the study file and what they say of a value.
///
/// One entry is all of a key: its name, type, range, unit, default and meaning, and where its value
/// goes. The reader, the writer, the reference and the JSON Schema are made of it.
struct KeySection<Owner: Sendable>: Sendable {
  /// What a study without the section has.
  let standard: Owner
  let keys: [Key<Owner>]
  let rules: [KeyRule]
  /// What is left to do when the keys have been read: what depends on several of them.
  let settle: @Sendable (SettingsMapping, inout Owner) throws(SettingsError) -> Void

  init(
    _ standard: Owner, rules: [KeyRule] = [],
    settle: @escaping @Sendable (SettingsMapping, inout Owner) throws(SettingsError) -> Void = {
      _, _ throws(SettingsError) in
    }, @KeyBuilder<Owner> keys: () -> [Key<Owner>]
  ) {
    (self.standard, self.keys, self.rules, self.settle) = (standard, keys(), rules, settle)
  }

  /// The section as data.
  var group: KeyGroup {
    KeyGroup(keys: keys.map { $0.described(standard) }, rules: rules)
  }

  /// Reads the section at `node`; a key that is not there leaves its value as it is.
  func read(_ node: SettingsNode, into owner: inout Owner) throws(SettingsError) {
    let root = try node.mapping(allowing: keys.flatMap(\.names))
    for key in keys where key.isRequired { _ = try root.required(key.name) }
    for rule in rules { try rule.check(root) }
    for key in keys {
      for name in key.present(in: root) { try key.read(name, root.required(name), &owner) }
    }
    try settle(root, &owner)
  }

  /// The section with every key that has a value; an empty group is none.
  func written(_ owner: Owner) -> SettingsValue {
    .keys(
      keys.flatMap { $0.write(owner) }.filter { $0.value != .keys([]) && $0.value != .list([]) })
  }
}

/// The keys of a section, one after the other.
@resultBuilder enum KeyBuilder<Owner: Sendable> {
  static func buildExpression(_ key: Key<Owner>) -> [Key<Owner>] { [key] }
  static func buildExpression(_ keys: [Key<Owner>]) -> [Key<Owner>] { keys }
  static func buildBlock(_ keys: [Key<Owner>]...) -> [Key<Owner>] { keys.flatMap { $0 } }
}

/// One key of a section.
struct Key<Owner: Sendable>: Sendable {
  let name: String
  let type: ValueType
  var unit = "–"
  var isRequired = false
  /// The default; nil for what the section's standard has.
  var standard: SettingsValue?
  var standardWords: String?
  var rangeWords: String?
  let meaning: String
  var variants: [StudyKey.Variant] = []
  /// Puts what stands under a name into the owner.
  let read: @Sendable (String, SettingsNode, inout Owner) throws(SettingsError) -> Void
  let write: @Sendable (Owner) -> [SettingsValue.Entry]

  var names: [String] { variants.isEmpty ? [name] : variants.map(\.name) }

  /// The names of the key that a file has, in its order.
  fileprivate func present(in root: SettingsMapping) -> [String] {
    guard !variants.isEmpty else { return root[name] == nil ? [] : [name] }
    let names = Set(names)
    return root.keys.filter(names.contains)
  }

  fileprivate func described(_ standard: Owner) -> StudyKey {
    let isGroup = !type.groups.isEmpty
    return StudyKey(
      name: name, type: type, unit: unit, isRequired: isRequired,
      standard: isRequired || isGroup ? nil : self.standard ?? write(standard).first?.value,
      standardWords: standardWords, rangeWords: rangeWords, meaning: meaning, variants: variants)
  }
}
