package import StrictYAML

extension Study {
  /// Reads a study file.
  ///
  /// - Throws: ``SettingsError`` for whatever the schema does not allow.
  package static func load(_ file: String) throws(SettingsError) -> Study {
    try read(SettingsNode.load(file))
  }

  /// Reads a study from its document.
  package static func read(_ document: SettingsNode) throws(SettingsError) -> Study {
    var study = section.standard
    try section.read(document, into: &study)
    return study
  }

  /// The study with every key that has a value, in the schema of `docs/reference/study.md`.
  ///
  /// Reading this text gives the same study again; numbers are the shortest that round-trip.
  package var yaml: String { settings.yaml }

  /// The same as a value, whose JSON is what the JSON Schema describes.
  package var settings: SettingsValue { Study.section.written(self) }
}
