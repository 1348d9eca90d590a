import Descriptors
import InverseDesign
import Support
public import StrictYAML
import Support

extension Study {
  static let keys = [
    "name", "model", "seed", "unrealistic", "targets", "objective", "objectives", "constraints",
    "pareto", "search", "candidates", "window", "pathways", "verification", "refinement",
    "material", "calibration", "sampler", "threads",
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
    let objectives = try objectives(root)
    let pareto = try pareto(root, objectives: objectives.count)
    let targets = try targetSection(root, needed: objectives.isEmpty)
    let aimedAt = targets.stated.map(\.attribute)
    for objective in objectives {
      guard let target = objective.attribute.spelling(among: aimedAt) else { continue }
      let names =
        target == objective.attribute
        ? "\(target)" : "\(target), which is \(objective.attribute),"
      throw root.error("\(names) is a target and is pushed too; hold it by a constraint")
    }
    return Study(
      name: try name(root),
      model: try root.text("model", default: ModelShelf.standard),
      seed: try root.integer("seed", in: 0...UInt64.max, default: 1),
      unrealistic: try policy(root),
      targets: targets.stated, source: targets.source, measuredOn: targets.measuredOn,
      objectives: objectives, constraints: try constraints(root), pareto: pareto,
      search: try SearchPlan(
        root["search"],
        evaluations: objectives.count > 1 ? ParetoPlan.evaluations * pareto.points : 40),
      candidates: try CandidatePlan(root["candidates"]),
      window: try ProcessWindow(root["window"]),
      pathways: try PathwayPlan(root["pathways"]),
      verification: try VerificationPlan(root["verification"]),
      refinement: try RefinementPlan(root["refinement"]),
      laboratory: try Laboratory(
        material: root["material"], calibration: root["calibration"]),
      sampler: try SamplerPlan(root["sampler"]),
      threads: try root.integer("threads", in: Limits.threads, default: 0))
  }

  private static func name(_ root: SettingsMapping) throws(SettingsError) -> String {
    let node = try root.required("name")
    let name = try node.text()
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) }),
      FileName.fault(name) == nil
    else { throw node.error("“\(name)” names a folder: letters, digits, - _ and . only") }
    return name
  }

  private static func policy(_ root: SettingsMapping) throws(SettingsError) -> UnrealisticPolicy {
    let words = UnrealisticPolicy.allCases.map(\.rawValue)
    let word = try root.word("unrealistic", oneOf: words, default: "stop")
    return UnrealisticPolicy(rawValue: word)!
  }
}
