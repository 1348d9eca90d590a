import Descriptors
import InverseDesign
public import StrictYAML

extension Study {
  static let keys = [
    "name", "model", "seed", "unrealistic", "targets", "objective", "search", "candidates",
    "window", "pathways", "verification", "refinement", "material", "calibration", "sampler",
    "threads",
  ]

  /// Reads a study file.
  ///
  /// - Throws: ``SettingsError`` for whatever the schema does not allow.
  public static func load(_ file: String) throws(SettingsError) -> Study {
    try read(SettingsNode.load(file))
  }

  /// Reads a study from its document.
  public static func read(_ document: SettingsNode) throws(SettingsError) -> Study {
    let root = try document.mapping(allowing: keys)
    return Study(
      name: try name(root),
      model: try root.text("model", default: ModelShelf.standard),
      seed: try root.integer("seed", in: 0...UInt64.max, default: 1),
      unrealistic: try policy(root),
      targets: try targets(root.required("targets")),
      objective: try root["objective"].map(objective),
      search: try SearchPlan(root["search"]),
      candidates: try CandidatePlan(root["candidates"]),
      window: try ProcessWindow(root["window"]),
      pathways: try PathwayPlan(root["pathways"]),
      verification: try VerificationPlan(root["verification"]),
      refinement: try RefinementPlan(root["refinement"]),
      laboratory: try Laboratory(
        material: root["material"], calibration: root["calibration"]),
      sampler: try SamplerPlan(root["sampler"]),
      threads: try root.integer("threads", in: 0...256, default: 0))
  }

  private static func name(_ root: SettingsMapping) throws(SettingsError) -> String {
    let node = try root.required("name")
    let name = try node.text()
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) }),
      !name.hasPrefix(".")
    else { throw node.error("“\(name)” names a folder: letters, digits, - _ and . only") }
    return name
  }

  private static func policy(_ root: SettingsMapping) throws(SettingsError) -> UnrealisticPolicy {
    let words = UnrealisticPolicy.allCases.map(\.rawValue)
    let word = try root.word("unrealistic", oneOf: words, default: "stop")
    return UnrealisticPolicy(rawValue: word)!
  }

  private static func targets(_ node: SettingsNode) throws(SettingsError) -> [Target] {
    let mapping = try node.mapping(allowing: Attribute.targetable.map(\.rawValue))
    guard !mapping.keys.isEmpty else { throw node.error("name at least one target") }
    var targets: [Target] = []
    for key in mapping.keys {
      targets.append(try target(Attribute(rawValue: key), mapping.required(key)))
    }
    return targets
  }

  /// One target: a bare number, or `value`, `between`, `at_least` or `at_most` with a tolerance.
  private static func target(
    _ attribute: Attribute, _ node: SettingsNode
  ) throws(SettingsError) -> Target {
    let range =
      attribute.info?.range ?? -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    let standard = 0.02
    guard node.isMapping else {
      return Target(attribute, .value(try node.number(in: range)), tolerance: standard)
    }
    let root = try node.mapping(
      allowing: ["value", "between", "at_least", "at_most", "tolerance", "weight"])
    return Target(
      attribute, try wanted(root, in: range),
      tolerance: try root.number("tolerance", in: 1e-6...1e6, default: standard),
      weight: try root.number("weight", in: 1e-6...1e6, default: 1))
  }

  private static func wanted(
    _ root: SettingsMapping, in range: ClosedRange<Double>
  ) throws(SettingsError) -> Target.Wanted {
    let given = ["value", "between", "at_least", "at_most"].filter { root[$0] != nil }
    guard given.count == 1 else {
      throw root.error("give exactly one of value, between, at_least, at_most")
    }
    let node = try root.required(given[0])
    switch given[0] {
    case "value": return .value(try node.number(in: range))
    case "at_least": return .atLeast(try node.number(in: range))
    case "at_most": return .atMost(try node.number(in: range))
    default:
      let band = try node.window(in: range)
      return .between(band.lowerBound, band.upperBound)
    }
  }

  private static func objective(_ node: SettingsNode) throws(SettingsError) -> Objective {
    let root = try node.mapping(allowing: ["maximise", "minimise", "scale"])
    guard (root["maximise"] == nil) != (root["minimise"] == nil) else {
      throw node.error("give either maximise or minimise")
    }
    let key = root["maximise"] == nil ? "minimise" : "maximise"
    let name = try root.required(key).word(oneOf: Attribute.targetable.map(\.rawValue))
    return Objective(
      Attribute(rawValue: name), key == "maximise" ? .maximise : .minimise,
      scale: try root.number("scale", in: 1e-9...1e9, default: 0.1))
  }
}
