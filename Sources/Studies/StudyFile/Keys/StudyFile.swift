package import StrictYAML

/// The study file as data: every key, with its type, range, default and meaning.
///
/// The same entries make the reader and the writer, `docs/reference/study.md` and the JSON Schema.
package enum StudyFile {
  /// The top level, the section `sweep` of a sweep among it.
  package static let root: KeyGroup = {
    let (study, sweep) = (Study.section.group, SweepKeys.section.group)
    let key = StudyKey(
      name: "sweep", type: .group(sweep), unit: "–", isRequired: false, standard: nil,
      standardWords: "none", rangeWords: "for `binodal sweep` only",
      meaning: "the numbers of the study that a sweep varies", variants: [])
    return KeyGroup(keys: study.keys + [key], rules: study.rules)
  }()

  /// The tables of keys in the order of the file: the top level, then each section, then the keys
  /// of one target.
  package static let tables: [KeyTable] = {
    let sections = root.keys.filter { $0.name != "objectives" }  // the keys of `objective`
    let tables = sections.flatMap { key in
      key.type.groups.map { KeyTable(section: key.name, rows: rows($0)) }
    }
    let top = root.keys.map { KeyTable.Row(path: $0.name, key: $0) }
    return [KeyTable(section: "study", rows: top)] + tables + [targets]
  }()

  /// The study in a file with every key that has a value, the section `sweep` of a sweep as well.
  ///
  /// - Throws: ``SettingsError`` for whatever the schema does not allow.
  package static func settings(of file: String) throws(SettingsError) -> SettingsValue {
    let document = try SettingsNode.load(StudyShelf.file(of: file))
    let study = try Study.read(document.without("sweep")).settings
    guard let node = try document.mapping(allowing: nil)["sweep"], case .keys(let keys) = study
    else { return study }
    _ = try SweepPlan(node).studies(of: document)
    var sweep = SweepKeys.section.standard
    try SweepKeys.section.read(node, into: &sweep)
    return .keys(keys + [SettingsValue.Entry("sweep", SweepKeys.section.written(sweep))])
  }

  /// The rows of a section: its keys, and those of the groups within it under `group.key`.
  private static func rows(_ group: KeyGroup, under path: String = "") -> [KeyTable.Row] {
    group.keys.flatMap { key in
      let own = [KeyTable.Row(path: path + key.name, key: key)]
      guard key.variants.isEmpty else { return own }
      return own
        + key.type.groups.flatMap { rows($0, under: "\(path)\(key.name).\(key.type.member)") }
    }
  }

  private static let targets: KeyTable = {
    let target = TargetKeys.type.groups[0]
    return KeyTable(section: "targets.DESCRIPTOR", rows: rows(target))
  }()
}

extension ValueType {
  /// What stands in a path for a key of any name.
  fileprivate var member: String {
    if case .named = self { "NUMBER." } else { "" }
  }
}

/// The keys of one section.
package struct KeyTable: Sendable {
  /// A key with its path within the section.
  package struct Row: Sendable {
    package let path: String
    package let key: StudyKey
  }

  /// `study` for the top level.
  package let section: String
  package let rows: [Row]
}
