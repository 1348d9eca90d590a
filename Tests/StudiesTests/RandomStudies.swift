import Randomness
import StrictYAML
import Studies

/// Valid studies of random keys with random values, made from the table of keys.
struct RandomStudies {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// A study that the reader takes.
  mutating func next() -> Study {
    while true {
      // What depends on several keys, such as samples for all candidates, the reader refuses.
      let text = keys(of: StudyFile.root, in: "").yaml
      if let node = try? SettingsNode.parse(text, file: "study.yaml"),
        let study = try? Study.read(node)
      {
        return study
      }
    }
  }

  private mutating func keys(of group: KeyGroup, in section: String) -> SettingsValue {
    var entries: [SettingsValue.Entry] = []
    var left: Set<String> = ["sweep", "pareto", "local"]
    for rule in group.rules {
      if case .exactlyOne(let names, _) = rule {
        left.formUnion(names.shuffled(using: &generator).dropFirst())
      }
      if case .notBoth(let one, let other, _) = rule { left.insert(chance() ? one : other) }
      if case .beside(let names, let key, _) = rule {
        let idle = names + (key == "from" ? [key] : [])
        if key != "from" || chance() { left.formUnion(idle) }
      }
    }
    for key in group.keys where !left.contains(key.name) {
      let isNeeded = key.isRequired || ["from", "targets"].contains(key.name)
      guard isNeeded || isChosen(key, by: group) || chance() else { continue }
      if key.variants.isEmpty {
        entries.append(.init(key.name, value(of: key.type, named: key.name)))
      } else {
        let variant = key.variants.randomElement(using: &generator)!
        entries.append(.init(variant.name, value(of: variant.type, named: variant.name)))
      }
    }
    return .keys(entries)
  }

  /// Whether one of several keys that exclude each other must stand.
  private func isChosen(_ key: StudyKey, by group: KeyGroup) -> Bool {
    group.rules.contains { rule in
      if case .exactlyOne(let names, _) = rule { names.contains(key.name) } else { false }
    }
  }

  private mutating func value(of type: ValueType, named name: String) -> SettingsValue {
    switch type {
    case .number(let range): .number(number(in: range))
    case .integer(let low, let high):
      .integer(.random(in: UInt64(low)...high, using: &generator))
    case .flag: .flag(chance())
    case .words(let words): .text(words.randomElement(using: &generator)!)
    case .text(let common, let pattern): .text(text(common, pattern, named: name))
    case .window(let range):
      .list([number(in: range), number(in: range)].sorted().map { .number($0) })
    case .list(let member, let count):
      .list((0..<min(3, count.upperBound)).map { _ in value(of: member, named: name) })
    case .group(let group): keys(of: group, in: name)
    case .named: .keys([])
    case .either(let one, let other): value(of: chance() ? one : other, named: name)
    }
  }

  private mutating func text(_ common: [String], _ pattern: String?, named name: String) -> String {
    switch name {
    case "name": ["a", "1e5", "no", "null", "φ-2", "_"].randomElement(using: &generator)!
    case "labels": "0=acceptor,255=donor"
    case "maximise", "minimise", "expression":
      ["tau_D", "-tau_A ^ 2", "min(tau_D, tau_A)", "abs(vol_frac_D - 0.5)"]
        .randomElement(using: &generator)!
    default:
      common.randomElement(using: &generator) ?? HostileText.all.randomElement(using: &generator)!
    }
  }

  /// Evenly in a range, or in its logarithm where it spans many powers of ten.
  private mutating func number(in range: ClosedRange<Double>) -> Double {
    guard range.upperBound > 1e5 else { return .random(in: range, using: &generator) }
    let number = Double.random(in: 0...1, using: &generator) * (chance() ? 1e-5 : 1e5)
    return min(max(number, range.lowerBound), range.upperBound)
  }

  private mutating func chance() -> Bool { Bool.random(using: &generator) }
}

/// Texts that YAML could take for something else.
enum HostileText {
  static let all = [
    "ours\nand\ntheirs\n", "\n\n", "line\r\nline", "\ttabbed", "quote \" and \\ backslash",
    "# no comment", "word # no comment", "a: b", "- a", "-", "--- ", "...", "? a", ": a", "[a]",
    "{a: b}", "!tag a", "&anchor", "*alias", "%YAML 1.2", "@a", "`a`", "|", ">", "yes", "No", "on",
    "true", "FALSE", "null", "~", "NULL", "1e3", "0x1F", "0o17", "017", "+1", "-1.5", ".5", "1_000",
    ".inf", "-.INF", ".nan", "12:30:45", "2026-11-30", "=", "<<", "\u{1B}[31m", "\u{0}null",
    "\u{7F}",
    "\u{2028}\u{2029}\u{85}\u{FEFF}x", "\u{FFFD}\u{10FFFF}", " spaced ", "trailing ", "'", "''",
    "\"",
    "日本 ± φ", "e\u{301}", "👩🏽‍🔬", "a\\nb", "a\\", String(repeating: "long words ", count: 200),
  ]
}
