import Foundation
import StrictYAML
import Studies
import Testing

/// The table of keys against the reader and the documentation.
@Suite struct StudyKeysTests {
  private func study(_ text: String) throws -> Study {
    try Study.read(SettingsNode.parse(text, file: "study.yaml"))
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL.path

  @Test(arguments: KeyExample.all)
  func `a key changes the study that is read, and is written with its value`(
    example: KeyExample
  ) throws {
    let (without, with) = (try study(example.without), try study(example.with))
    #expect(without != with, "\(example.with)")
    #expect(try study(with.yaml) == with)
  }

  @Test func `every key that holds a value has been tried`() {
    let groups = StudyFile.tables.flatMap { table in
      table.rows.filter { !$0.key.type.groups.isEmpty || $0.key.name == "DESCRIPTOR" }
        .map { "\(table.section).\($0.path)" }
    }
    let rows = StudyFile.tables.filter { $0.section != "sweep" }.flatMap { table in
      table.rows.map { "\(table.section).\($0.path)" }
    }
    let tried = Set(KeyExample.all.map(\.description))
    #expect(Set(rows).subtracting(groups).subtracting(tried).isEmpty)
    #expect(tried.count > 60)
  }

  static let sweeps = [
    "method": "{ method: sobol, count: 4, numbers: { a: { from: 1, to: 8 } } }",
    "count": "{ method: latin_hypercube, count: 5, numbers: { a: { from: 1, to: 8 } } }",
    "seed": "{ method: latin_hypercube, count: 4, seed: 2, numbers: { a: { from: 1, to: 8 } } }",
    "numbers": "{ numbers: { b: [1, 2] } }",
    "numbers.NUMBER.from":
      "{ method: latin_hypercube, count: 4, numbers: { a: { from: 2, to: 8 } } }",
    "numbers.NUMBER.to":
      "{ method: latin_hypercube, count: 4, numbers: { a: { from: 1, to: 9 } } }",
    "numbers.NUMBER.count": "{ numbers: { a: { from: 1, to: 8, count: 4 } } }",
    "numbers.NUMBER.whole": "{ numbers: { a: { from: 1, to: 8, whole: true } } }",
  ]

  @Test func `every key of a sweep changes its points`() throws {
    let rows = try #require(StudyFile.tables.first { $0.section == "sweep" }).rows.map(\.path)
    #expect(Set(rows) == Set(Self.sweeps.keys))
    let plan = { (text: String) in try SweepPlan(SettingsNode.parse(text, file: "study.yaml")) }
    let base = [
      try plan("{ method: latin_hypercube, count: 4, numbers: { a: { from: 1, to: 8 } } }"),
      try plan("{ numbers: { a: { from: 1, to: 8 } } }"),
    ]
    for (key, text) in Self.sweeps {
      let changed = try plan(text)
      #expect(!base.contains(changed), "\(key)")
    }
  }

  @Test(arguments: StudyFile.tables.dropFirst().map(\.section).filter { $0 != "sweep" })
  func `a key that is in no table is refused`(section: String) throws {
    let example = try #require(KeyExample.all.first { $0.section == section })
    #expect(throws: Never.self) { try study(example.with) }
    let key = try #require(example.with.range(of: "\(example.path.split(separator: ".")[0]):"))
    let wrong = example.with.replacingCharacters(in: key, with: "no_key: 1, " + example.with[key])
    do {
      _ = try study(wrong)
      Issue.record("accepted: \(wrong)")
    } catch { #expect("\(error)".contains("no_key: unknown key"), "\(error)") }
  }

  @Test(arguments: ["docs/reference/study.md", "docs/how-to/sweep.md"])
  func `the documentation has the tables of the program`(page: String) throws {
    let path = Self.root + "/" + page
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(try StudyReference.filled(text, path: path) == text, "run make reference")
  }

  @Test func `every table of keys is in the documentation`() throws {
    let pages = try ["docs/reference/study.md", "docs/how-to/sweep.md"]
      .map { try String(contentsOfFile: Self.root + "/" + $0, encoding: .utf8) }.joined()
    for table in StudyFile.tables {
      #expect(pages.contains("\n" + table.markdown + "\n"), "\(table.section)")
    }
  }

  @Test(arguments: [
    ("<!-- keys: serch -->\n<!-- end of keys -->\n", "no section"),
    ("<!-- keys: search -->\n", "no “<!-- end of keys -->”"),
    ("<!-- keys: search -->\n<!-- keys: window -->\n<!-- end of keys -->\n", "stands before"),
  ])
  func `a page with broken marks is refused`(page: String, problem: String) {
    do {
      _ = try StudyReference.filled(page, path: "page.md")
      Issue.record("accepted")
    } catch { #expect("\(error)".contains(problem), "\(error)") }
  }

  @Test func `the same number has the same bounds in a study and on the command line`() {
    let key = { (section: String, name: String) in
      StudyFile.tables.first { $0.section == section }?.rows.first { $0.path == name }?.key.range
    }
    #expect(key("sampler", "guidance") == "0 … 100")
    #expect(key("sampler", "corrections") == "0 … 20")
    #expect(key("study", "threads") == "0 … 1024")
    #expect(key("study", "seed") == "0 … 2⁶⁴ − 1")
  }
}
