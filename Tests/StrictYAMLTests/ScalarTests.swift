import StrictYAML
import Testing

/// Single values, each read as one kind.
@Suite struct ScalarTests {
  private func root(_ yaml: String) throws -> SettingsMapping {
    try SettingsNode.parse(yaml, file: "folder/study.yaml").mapping(allowing: nil)
  }

  private func complaint(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no complaint"
    } catch { return "\(error)" }
  }

  @Test func `a flag is true or false and nothing else`() throws {
    let root = try root("a: true\nb: false\nc: yes\nd: 1\n")
    #expect(try root.required("a").flag())
    #expect(try !root.required("b").flag())
    for key in ["c", "d"] {
      #expect(complaint { _ = try root.required(key).flag() }.contains("expected true or false"))
    }
    #expect(try root.flag("absent", default: true))
  }

  @Test func `a word is one of those allowed, with the nearest named`() throws {
    let root = try root("a: projct\nb: stop\n")
    #expect(try root.required("b").word(oneOf: ["stop", "project"]) == "stop")
    let said = complaint { _ = try root.required("a").word(oneOf: ["stop", "project"]) }
    #expect(said.contains("did you mean project?") && said.contains("allowed: stop, project"))
    #expect(try root.word("absent", oneOf: ["stop"], default: "stop") == "stop")
  }

  @Test func `a whole number keeps all its digits and has no point`() throws {
    let root = try root("a: 18446744073709551615\nb: 1.0\nc: -1\n")
    #expect(try root.required("a").integer(in: 0...UInt64.max) == .max)
    for key in ["b", "c"] {
      let said = complaint { _ = try root.required(key).integer(in: 0...UInt64.max) }
      #expect(said.contains("whole number from 0 to 18446744073709551615"), "\(said)")
    }
    #expect(try root.integer("absent", in: 0...9, default: 3) == 3)
  }

  @Test func `text is not empty, not a list and not keys with values`() throws {
    let root = try root("a: words of text\nb: \"\"\nc: [1]\nd: { x: 1 }\n")
    #expect(try root.required("a").text() == "words of text")
    #expect(complaint { _ = try root.required("b").text() }.contains("found nothing"))
    #expect(complaint { _ = try root.required("c").text() }.contains("found a list"))
    #expect(complaint { _ = try root.required("d").text() }.contains("found keys with values"))
    #expect(try root.text("absent", default: "a") == "a")
  }

  @Test func `the ends of a range are allowed, and open ends are said in words`() throws {
    let root = try root("a: 1\nb: -2\n")
    #expect(try root.required("a").number(in: 0...1) == 1)
    let said = complaint {
      _ = try root.required("b").number(in: 0...Double.greatestFiniteMagnitude)
    }
    #expect(said.contains("allowed: 0.0 upwards"))
    #expect(try root.number("absent", in: 0...1, default: 0.5) == 0.5)
  }

  @Test func `a list has its members in order, each named by its number`() throws {
    let members = try root("a: [3, x]\n").required("a").list()
    #expect(try members[0].integer(in: 0...9) == 3)
    let said = complaint { _ = try members[1].integer(in: 0...9) }
    #expect(said.contains("a.2"))
    let scalar = try root("a: 1\n").required("a")
    #expect(complaint { _ = try scalar.list() }.contains("expected a list, found “1”"))
  }

  @Test func `a file's path is sought beside the settings file unless it is absolute`() throws {
    let root = try root("a: film.vti\nb: /data/film.vti\n")
    #expect(try root.required("a").filePath() == "folder/film.vti")
    #expect(try root.required("b").filePath() == "/data/film.vti")
  }

  @Test func `an error has the file, the line and the dotted path of the key`() throws {
    let inner = try root("x: 1\na:\n  b: q\n").required("a").mapping(allowing: ["b"])
    do {
      _ = try inner.required("b").number(in: 0...1)
      Issue.record("a letter was read as a number")
    } catch {
      #expect(error.line == 3 && error.key == "a.b" && error.file == "folder/study.yaml")
      #expect("\(error)".hasPrefix("folder/study.yaml:3: a.b: expected a number"))
    }
  }

  @Test func `keys come in the order of the file`() throws {
    let root = try root("c: 1\na: 2\nb: 3\n")
    #expect(root.keys == ["c", "a", "b"])
    #expect(root["a"] != nil && root["absent"] == nil)
    #expect(complaint { throw root.error("wrong") } == "folder/study.yaml:1: wrong")
  }
}
