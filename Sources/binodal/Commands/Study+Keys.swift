import ArgumentParser
import Studies

extension Study {
  struct Keys: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the keys of study files with their types, ranges, defaults and meanings.",
      discussion: """
        EXAMPLE
          binodal study keys search
        """)
    @Argument(
      help: ArgumentHelp(
        "One section: \(StudyFile.tables.map(\.section).joined(separator: ", ")); all unless given."
      ))
    var section: String?
    @OptionGroup var output: Output

    func validate() throws {
      guard let section, tables.isEmpty else { return }
      let names = StudyFile.tables.map(\.section)
      let hint = nearestSection(to: section).map { "did you mean \($0)? " } ?? ""
      throw ValidationError(
        "“\(section)” is no section; \(hint)there are \(names.joined(separator: ", "))")
    }

    func run() throws {
      try output.show(
        StudyKeyList(keys: tables.flatMap(\.entries)),
        text: tables.map(text).joined(separator: "\n\n"))
    }

    private var tables: [KeyTable] {
      section.map { name in StudyFile.tables.filter { $0.section == name } } ?? StudyFile.tables
    }

    private func text(_ table: KeyTable) -> String {
      let lines = table.entries.map { entry in
        let facts = [entry.type, entry.range, entry.unit].compactMap(\.self)
        let standard = entry.required ? "required" : entry.default.map { "default \($0)" }
        return
          "  \(entry.key): \((facts + [standard].compactMap(\.self)).joined(separator: "; "))\n"
          + "      \(entry.meaning)"
      }
      return ([table.section] + lines).joined(separator: "\n")
    }
  }
}
