import StrictYAML

extension Key {
  /// A key whose value is a property of the owner.
  init<Value>(
    _ name: String, _ path: any WritableKeyPath<Owner, Value> & Sendable, _ form: KeyForm<Value>,
    unit: String = "–", required: Bool = false, standard: String? = nil, range: String? = nil,
    _ meaning: String
  ) {
    self.init(
      name: name, type: form.type, unit: unit, isRequired: required, standardWords: standard,
      rangeWords: range, meaning: meaning,
      read: { _, node, owner throws(SettingsError) in owner[keyPath: path] = try form.read(node) },
      write: { [SettingsValue.Entry(name, form.write($0[keyPath: path]))] })
  }

  /// A key whose value may be missing.
  init<Value>(
    _ name: String, _ path: any WritableKeyPath<Owner, Value?> & Sendable, _ form: KeyForm<Value>,
    unit: String = "–", required: Bool = false, standard: String? = nil, range: String? = nil,
    _ meaning: String
  ) {
    self.init(
      name: name, type: form.type, unit: unit, isRequired: required, standardWords: standard,
      rangeWords: range, meaning: meaning,
      read: { _, node, owner throws(SettingsError) in owner[keyPath: path] = try form.read(node) },
      write: { owner in
        owner[keyPath: path].map { [SettingsValue.Entry(name, form.write($0))] } ?? []
      })
  }

  /// The key in the section of a whole that may have a part with it.
  func within<Whole>(
    _ path: any WritableKeyPath<Whole, Owner?> & Sendable, standard: Owner
  ) -> Key<Whole> {
    Key<Whole>(
      name: name, type: type, unit: unit, isRequired: isRequired,
      standard: standardWords == nil ? write(standard).first?.value : nil,
      standardWords: standardWords, rangeWords: rangeWords, meaning: meaning, variants: variants,
      read: { name, node, whole throws(SettingsError) in
        var part = whole[keyPath: path] ?? standard
        try read(name, node, &part)
        whole[keyPath: path] = part
      }, write: { $0[keyPath: path].map(write) ?? [] })
  }
}
