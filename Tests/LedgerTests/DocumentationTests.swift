import Foundation
import Ledger
import Programs
import Testing

private enum Documentation {
  /// docs/reference/ledger.md of the project that this file, BINODAL_ROOT or the current folder is
  /// in.
  static let ledger: String? = {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let roots = [
      FileManager.default.currentDirectoryPath, here.appendingPathComponent("../..").path,
      ProcessInfo.processInfo.environment["BINODAL_ROOT"] ?? "",
    ]
    return roots.lazy.compactMap {
      try? String(contentsOfFile: $0 + "/docs/reference/ledger.md", encoding: .utf8)
    }.first
  }()

  /// Each documented table: its columns in order, and whether they may be NULL.
  static func tables() -> [String: [Column]] {
    var tables: [String: [Column]] = [:]
    for section in ledger!.components(separatedBy: "\n### ").dropFirst() {
      let lines = section.components(separatedBy: "\n## ")[0].split(separator: "\n")
      let name = lines[0].prefix { $0 != ":" }
      for row in lines where row.hasPrefix("| ") && !row.hasPrefix("| column ") {
        let cells = row.dropFirst().components(separatedBy: "|")
        for column in cells[0].components(separatedBy: ",") {
          tables[String(name), default: []].append(
            Column(
              name: column.trimmingCharacters(in: .whitespaces),
              mayBeNull: cells.dropFirst().joined().contains("`NULL`")))
        }
      }
    }
    return tables
  }

  struct Column: Hashable {
    let name: String
    let mayBeNull: Bool
  }
}

@Suite("The reference of the ledger", .enabled(if: Documentation.ledger != nil, "no docs here"))
struct DocumentationTests {
  @Test func `names each table and column of the schema, and which may be NULL`() throws {
    let documented = Documentation.tables()
    let real = try schema(of: "table")
    #expect(Set(documented.keys) == Set(real.keys))
    for (table, columns) in real {
      #expect(documented[table, default: []].count == columns.count, "\(table)")
      #expect(Set(documented[table, default: []]) == Set(columns), "\(table)")
    }
  }

  @Test func `names each view with its columns`() throws {
    let views = try schema(of: "view")
    #expect(!views.isEmpty)
    for (view, columns) in views {
      let words = "`\(view)` (\(columns.map(\.name).joined(separator: ", ")))"
      #expect(Documentation.ledger!.contains(words), "\(words)")
    }
  }

  @Test func `states the schema's number`() {
    #expect(Documentation.ledger!.contains("schema's number, now \(RunLedger.schema)."))
  }

  private func schema(of kind: String) throws -> [String: [Documentation.Column]] {
    let scratch = try Scratch()
    try RunLedger(at: scratch.ledger, .create).close()
    let lines = try OtherProgram.run([
      "sqlite3", scratch.ledger,
      "SELECT m.name, p.name, p.\"notnull\" = 0 AND p.pk = 0 FROM sqlite_schema m, "
        + "pragma_table_info(m.name) p WHERE m.type = '\(kind)' ORDER BY m.name, p.cid",
    ]).lines
    return lines.map { $0.components(separatedBy: "|") }.reduce(into: [:]) {
      $0[$1[0], default: []].append(.init(name: $1[1], mayBeNull: $1[2] == "1"))
    }
  }
}
