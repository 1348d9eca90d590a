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
