import StrictYAML
import Testing

@Suite struct StrictYAMLTests {
  func root(_ yaml: String, _ keys: [String]?) throws -> SettingsMapping {
    try SettingsNode.parse(yaml, file: "study.yaml").mapping(allowing: keys)
  }

  func complaint(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no complaint"
    } catch {
      return "\(error)"
    }
  }

  @Test func `an unknown key is named with its line and the nearest allowed name`() {
    let said = complaint { _ = try root("seed: 1\ntarget: 2\n", ["seed", "targets"]) }
    #expect(said.hasPrefix("study.yaml:2: target: unknown key; did you mean targets?"))
  }

  @Test(arguments: ["!!str a: 1\na: 2\n", "&x a: 1\n*x : 2\n", "a: 1\n? a\n: 2\n"])
  func `a key given twice is refused, however it is written`(yaml: String) {
    let said = complaint { _ = try root(yaml, ["a"]) }
    #expect(said.contains("the same key twice"), "\(said)")
  }

  @Test func `an alias bomb is refused before it is parsed, as values and as a key`() {
    var bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    for (name, earlier) in zip("bcdefgh", "abcdefg") {
      let members = Array(repeating: "*\(earlier)", count: 10).joined(separator: ",")
      bomb += "\(name): &\(name) [\(members)]\n"
    }
    for text in [bomb, bomb + "? *h\n: 1\n"] {
      let said = complaint { _ = try SettingsNode.parse(text, file: "study.yaml") }
      #expect(said.contains("write the values out"), "\(said)")
    }
  }

  @Test func `an anchored value, and an anchored mapping used once, are read`() throws {
    let values = try root("a: &t 0.5\nb: *t\nc: &m { d: 1 }\ne: *m\n", nil)
    #expect(try values.required("b").number(in: 0...1) == 0.5)
    #expect(try values.required("e").mapping(allowing: ["d"]).keys == ["d"])
  }

  @Test func `a text longer than a settings file is refused before it is parsed`() {
    let said = complaint {
      _ = try SettingsNode.parse("a: 1\n#" + String(repeating: "x", count: 1 << 20), file: "a.yaml")
    }
    #expect(said.contains("longer than 1 MiB"), "\(said)")
  }

  @Test(arguments: ["a..b", ".a", "a.", "a[0", "a]", "a.+0", "a.01", ""])
  func `a path that is no keys with points between them is refused`(path: String) {
    let said = complaint { _ = try SettingsNode.parse("a: { b: 1 }", file: "f").keys(of: path) }
    #expect(said.contains("is no path of keys"), "\(said)")
  }

  @Test func `numbers out of range, not finite or not numbers are refused with the range`() throws {
    let values = try root("a: 1.5\nb: .nan\nc: x\nd: 0.25\n", nil)
    for key in ["a", "b", "c"] {
      let said = complaint { _ = try values.required(key).number(in: 0...1) }
      #expect(said.contains("0.0 to 1.0"), "\(said)")
    }
    #expect(try values.required("d").number(in: 0...1) == 0.25)
  }

  @Test func `a key given twice, a broken file and an empty file are errors`() {
    #expect(complaint { _ = try root("a: 1\na: 2\n", nil) }.contains("twice"))
    #expect(complaint { _ = try root("a: [1, 2\n", nil) }.contains("not valid YAML"))
    #expect(complaint { _ = try root("", nil) }.contains("empty"))
    #expect(complaint { _ = try SettingsNode.load("/nonexistent.yaml") }.contains("cannot be read"))
  }

  @Test func `a missing key takes its default and a required one is missed by name`() throws {
    let values = try root("a: 3\n", ["a", "b"])
    #expect(try values.integer("a", in: 0...9, default: 7) == 3)
    #expect(try values.integer("b", in: 0...9, default: 7) == 7)
    #expect(complaint { _ = try values.required("b") }.contains("the key b is missing"))
  }

  @Test func `leaves are the single values with the keys that lead to them, in order`() throws {
    let text = "b: { x: 1.50, y: [0.4, 0.6] }\na:\n  - { n: one }\n  - 2\nc:\n"
    let leaves = try SettingsNode.parse(text, file: "study.yaml").leaves
    #expect(leaves.map(\.path) == ["b.x", "b.y", "a.0.n", "a.1", "c"])
    #expect(leaves.map(\.text) == ["1.50", "[0.4, 0.6]", "one", "2", ""])
  }

  @Test func `a window is two ordered numbers`() throws {
    let values = try root("a: [1, 2]\nb: [2, 1]\nc: [1]\n", nil)
    #expect(try values.required("a").window(in: 0...5) == 1...2)
    #expect(complaint { _ = try values.required("b").window(in: 0...5) }.contains("above"))
    #expect(complaint { _ = try values.required("c").window(in: 0...5) }.contains("[lowest"))
  }
}
