import Foundation
import StrictYAML
import Testing

/// Values on their way out, read again by the strict reader.
@Suite struct SettingsValueTests {
  private func read(_ value: SettingsValue) throws -> SettingsMapping {
    try SettingsNode.parse(value.yaml, file: "out.yaml").mapping(allowing: nil)
  }

  @Test(arguments: [
    0, -0.5, 0.1 + 0.2, 1e-9, 1e-40, Double.leastNonzeroMagnitude, 1e16, -1.7976931348623157e308,
    123456789,
  ])
  func `a number comes back to the last bit`(number: Double) throws {
    let root = try read(.keys([.init("a", .number(number))]))
    #expect(
      try root.required("a").number(
        in: -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude) == number)
  }

  @Test func `a number with an exponent has a point, so that YAML 1.1 reads no text`() {
    #expect(
      SettingsValue.list([.number(1e-9), .number(1.5e-9), .number(1e20)]).yaml
        == "[1.0e-09, 1.5e-09, 1.0e+20]\n")
  }

  @Test func `a whole number keeps all its digits, a flag is a word`() throws {
    let root = try read(.keys([.init("a", .integer(.max)), .init("b", .flag(true))]))
    #expect(try root.required("a").integer(in: 0...UInt64.max) == .max)
    #expect(try root.required("b").flag())
  }

  @Test(arguments: [
    ("stop", "stop"), ("models/other-2.b", "models/other-2.b"), ("G_MLSL+LN_A", "G_MLSL+LN_A"),
    ("yes", "\"yes\""), ("null", "\"null\""), ("1e3", "\"1e3\""), ("-", "\"-\""),
    ("a b", "\"a b\""),
    ("a\nb", "\"a\\nb\""), ("", "\"\""), ("a#b", "\"a#b\""), ("~", "\"~\""),
  ])
  func `a word stands plain, other text in double quotes`(text: String, written: String) throws {
    #expect(SettingsValue.keys([.init("a", .text(text))]).yaml == "a: \(written)\n")
  }

  @Test func `sections stand in lines of their own, what is within them in one line`() {
    let inner = SettingsValue.keys([.init("x", .integer(1)), .init("y", .list([.integer(2)]))])
    let value = SettingsValue.keys([
      .init("a", .keys([.init("b", inner), .init("c", .list([.number(0.5), .number(1)]))])),
      .init("list", .list([inner, inner])), .init("d", .flag(false)),
    ])
    #expect(
      value.yaml == """
        a:
          b: {x: 1, y: [2]}
          c: [0.5, 1.0]
        list:
        - {x: 1, y: [2]}
        - {x: 1, y: [2]}
        d: false

        """)
  }

  @Test func `JSON has the same numbers, flags, texts, lists and keys`() throws {
    let value = SettingsValue.keys([
      .init("a", .list([.integer(.max), .number(0.5), .flag(true), .text("no")])),
      .init("b", .keys([])),
    ])
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    #expect(text == "{\"a\":[18446744073709551615,0.5,true,\"no\"],\"b\":{}}")
  }

  @Test func `keys are spelled as they are in JSON whose names are in snake case`() throws {
    let value = SettingsValue.keys([.init("targets", .keys([.init("vol_frac_D", .integer(1))]))])
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    #expect(text == "{\"targets\":{\"vol_frac_D\":1}}")
  }
}
