import StrictYAML
import Testing

/// Documents with one number changed, as a sweep asks for them.
@Suite struct ReplacingTests {
  private static let text = """
    name: a
    targets: { vol_frac_D: { value: 0.4 }, tau_D: 2 }
    window: { chi: [2.5, 3.5] }
    """

  private func node() throws -> SettingsNode {
    try SettingsNode.parse(Self.text, file: "study.yaml")
  }

  private func changed(_ path: String, _ number: Double) throws -> [String: String] {
    let leaves = try node().replacing(path, with: number).leaves
    return Dictionary(uniqueKeysWithValues: leaves.map { ($0.path, $0.text) })
  }

  private func complaint(_ path: String) -> String {
    do {
      _ = try node().replacing(path, with: 1)
      return "no complaint"
    } catch { return "\(error)" }
  }

  @Test func `a number deep in the document is replaced and nothing else`() throws {
    var expected = Dictionary(uniqueKeysWithValues: try node().leaves.map { ($0.path, $0.text) })
    expected["targets.vol_frac_D.value"] = "0.55"
    #expect(try changed("targets.vol_frac_D.value", 0.55) == expected)
    #expect(try node().leaves.map(\.text) == ["a", "0.4", "2", "[2.5, 3.5]"])
  }

  @Test(arguments: ["window.chi.0", "window.chi[0]"])
  func `a member of a list goes by its number from 0`(path: String) throws {
    #expect(try changed(path, 2.75)["window.chi"] == "[2.75, 3.5]")
  }

  @Test func `a whole number is written without a point, so that counts can be swept`() throws {
    #expect(try changed("targets.tau_D", 3)["targets.tau_D"] == "3")
    #expect(try changed("targets.tau_D", 3.5)["targets.tau_D"] == "3.5")
    #expect(try changed("targets.tau_D", 0.1 + 0.2)["targets.tau_D"] == "0.30000000000000004")
  }

  @Test func `the last key may be new`() throws {
    #expect(try changed("seed", 7)["seed"] == "7")
    #expect(
      try changed("targets.vol_frac_D.tolerance", 0.01)["targets.vol_frac_D.tolerance"] == "0.01")
  }

  @Test func `a path that leads nowhere, or to no number, is refused by name`() {
    #expect(complaint("target.vol_frac_D.value").contains("did you mean targets?"))
    #expect(complaint("window.chi.7").contains("there is no 7"))
    #expect(complaint("name").contains("name is not a number in this study"))
    #expect(complaint("name.x").contains("there is no x"))
    #expect(complaint("").contains("is no path of keys"))
    #expect(complaint("window.chi.7").hasPrefix("study.yaml:"))
  }

  @Test func `a key is left out without touching the others`() throws {
    #expect(try node().without("targets").leaves.map(\.path) == ["name", "window.chi"])
    #expect(try node().without("nothing").leaves == node().leaves)
  }
}
