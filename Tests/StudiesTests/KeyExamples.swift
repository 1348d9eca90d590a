import StrictYAML
import Studies

/// Studies that differ in one key, made from the table of keys.
struct KeyExample: CustomStringConvertible {
  /// The section and the path of the key within it.
  let section: String
  let path: String
  let without: String
  let with: String

  var description: String { "\(section).\(path)" }

  /// One for each key that holds a value; groups are held by the keys within them.
  static let all: [KeyExample] = StudyFile.tables.filter { $0.section != "sweep" }.flatMap {
    table in
    table.rows.compactMap { KeyExample($0, of: table.section) }
  }

  private init?(_ row: KeyTable.Row, of section: String) {
    guard let value = Self.value(of: row, in: section) else { return nil }
    (self.section, path) = (section, row.path)
    var members = Self.companions["\(section).\(row.path)"] ?? Self.companions[section] ?? [:]
    without = Self.text(section, members)
    for name in Self.rivals[row.path] ?? [] { members[name] = nil }
    let names = row.path.split(separator: ".").map(String.init)
    if names.count == 1 {
      members[names[0]] = value
    } else {
      members[names[0]] = Self.flow(
        (Self.groups[names[0]] ?? [:]).merging([names[1]: value]) { $1 })
    }
    with = Self.text(section, members)
  }

  /// What a section needs for one of its keys to stand there.
  private static let companions: [String: [String: String]] = [
    "study": ["name": "a", "targets": "{ vol_frac_D: 0.4 }"],
    "study.targets": ["name": "a", "objective": "{ maximise: tau_D }"],
    "targets": ["from": "a.vti", "vol_frac_M": "0.1"],
    "targets.DESCRIPTOR": ["value": "0.5"],
    "objective": ["maximise": "tau_D"],
    "constraints": ["expression": "tau_D", "at_least": "2"],
    "search.local": ["algorithm": "MLSL"],
    "material": ["donor_density": "1", "acceptor_density": "1"],
    "calibration": [
      "source": "ours", "voxel_length": "1", "diffusivity": "1.0e-17", "temperature": "90",
    ],
  ]

  /// The required members of groups within a section.
  private static let groups = [
    "diffusivity": ["prefactor": "1.0e-9", "activation": "50"],
    "chi": ["constant": "0.3", "slope": "800"],
  ]

  /// What a key takes the place of.
  private static let rivals = [
    "minimise": ["maximise"], "between": ["value"], "at_least": ["value"], "at_most": ["value"],
    "chi.constant": ["temperature"], "chi.slope": ["temperature"],
  ]

  /// Values where the type does not say which are allowed; an empty one for what has its own keys.
  private static let special = [
    "study.name": "b", "study.targets": "{ tau_A: 2 }", "study.objective": "{ minimise: tau_D }",
    "study.objectives": "[{ minimise: tau_D }, { maximise: tau_A }]",
    "study.constraints": "[{ expression: tau_A, at_most: 3 }]", "targets.DESCRIPTOR": "",
    "targets.labels": "'0=acceptor,255=donor'", "search.algorithm": "COBYLA",
    "search.local": "SBPLX", "objective.maximise": "tau_A", "objective.minimise": "tau_A",
    "constraints.expression": "tau_A", "constraints.at_most": "3", "constraints.at_least": "1",
    "targets.attributes": "[tau_D]", "targets.DESCRIPTOR.value": "0.6",
    "targets.DESCRIPTOR.between": "[0.2, 0.4]", "targets.DESCRIPTOR.at_least": "0.3",
    "targets.DESCRIPTOR.at_most": "0.3", "candidates.samples": "99",
    "sampler.shape": "[256, 192, 64]",
  ]

  private static func value(of row: KeyTable.Row, in section: String) -> String? {
    if let text = special["\(section).\(row.path)"] { return text.isEmpty ? nil : text }
    return value(of: row.key.type, otherThan: row.key.standard?.words ?? "")
  }

  private static func value(of type: ValueType, otherThan standard: String) -> String? {
    switch type {
    case .number(let range):
      return "\(0.75 * range.lowerBound + 0.25 * range.upperBound)"
    case .integer(let low, _): return standard == "\(low + 2)" ? "\(low + 3)" : "\(low + 2)"
    case .flag: return standard == "true" ? "false" : "true"
    case .words(let words): return words.first { $0 != standard }
    case .text: return "other"
    case .window(let range):
      let middle = (range.lowerBound + range.upperBound) / 2
      return "[\(middle), \(range.upperBound)]"
    case .either(let one, let other):
      return value(of: one, otherThan: standard) ?? value(of: other, otherThan: standard)
    case .list, .group, .named: return nil
    }
  }

  private static func text(_ section: String, _ members: [String: String]) -> String {
    let flow = flow(members)
    return switch section {
    case "study": flow
    case "targets": "{ name: a, targets: \(flow) }"
    case "targets.DESCRIPTOR": "{ name: a, targets: { vol_frac_D: \(flow) } }"
    case "objective": "{ name: a, objective: \(flow) }"
    case "constraints": "{ name: a, targets: { vol_frac_D: 0.4 }, constraints: [\(flow)] }"
    case "pareto":
      "{ name: a, objectives: [{ minimise: tau_D }, { maximise: tau_A }], pareto: \(flow) }"
    default: "{ name: a, targets: { vol_frac_D: 0.4 }, \(section): \(flow) }"
    }
  }

  private static func flow(_ members: [String: String]) -> String {
    let pairs = members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return "{ \(pairs.joined(separator: ", ")) }"
  }
}
