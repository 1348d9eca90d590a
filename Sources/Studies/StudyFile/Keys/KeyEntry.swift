import Spelling

/// A key as a listing shows it: plain text.
package struct KeyEntry: Encodable, Sendable {
  package let section: String
  /// The path within the section.
  package let key: String
  package let type: String
  /// Nil where the type says all.
  package let range: String?
  /// Nil for what has none.
  package let unit: String?
  /// Nil where there is none to name.
  package let `default`: String?
  package let required: Bool
  package let meaning: String
}

extension KeyTable {
  /// The keys for a listing.
  package var entries: [KeyEntry] {
    rows.map { row in
      let key = row.key
      return KeyEntry(
        section: section, key: row.path, type: key.type.kind, range: Self.plain(key.range),
        unit: key.unit == "–" ? nil : key.unit,
        default: key.isRequired ? nil : Self.plain(key.defaultWords), required: key.isRequired,
        meaning: key.meaning.plainMarkdown)
    }
  }

  private static func plain(_ text: String) -> String? {
    text.isEmpty ? nil : text.plainMarkdown
  }
}

/// The section whose name is most like `name`.
package func nearestSection(to name: String) -> String? {
  nearestName(to: name, among: StudyFile.tables.map(\.section))
}

extension String {
  /// Markdown as plain text: links by their words, code without its marks.
  var plainMarkdown: String {
    replacing(#/\[([^\]]*)\]\([^)]*\)/#) { String($0.output.1) }.replacing("`", with: "")
  }
}
