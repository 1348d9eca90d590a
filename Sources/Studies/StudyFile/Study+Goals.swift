import Descriptors
import InverseDesign
import StrictYAML
import Support

extension Study {
  /// `objective`, or the list `objectives`.
  static func objectives(_ root: SettingsMapping) throws(SettingsError) -> [Objective] {
    if let node = root["objective"] {
      if root["objectives"] != nil { throw node.error("give either objective or objectives") }
      return [try objective(node)]
    }
    guard let node = root["objectives"] else { return [] }
    var objectives: [Objective] = []
    for member in try node.list() {
      let next = try objective(member)
      if let same = objectives.first(where: { $0.expression.isSame(as: next.expression) }) {
        throw member.error(
          same.attribute == next.attribute
            ? "\(next.attribute) is pushed twice" : sameQuantity(same.attribute, next.attribute))
      }
      objectives.append(next)
    }
    guard (1...4).contains(objectives.count) else {
      throw node.error("give one to four objectives")
    }
    return objectives
  }

  private static func objective(_ node: SettingsNode) throws(SettingsError) -> Objective {
    let root = try node.mapping(allowing: ["maximise", "minimise", "scale"])
    guard (root["maximise"] == nil) != (root["minimise"] == nil) else {
      throw node.error("give either maximise or minimise")
    }
    let key = root["maximise"] == nil ? "minimise" : "maximise"
    return Objective(
      try expression(root.required(key)), key == "maximise" ? .maximise : .minimise,
      scale: try root.number("scale", in: 1e-9...1e9, default: 0.1))
  }

  /// `constraints`: a list of expressions with limits.
  static func constraints(_ root: SettingsMapping) throws(SettingsError) -> [Constraint] {
    guard let node = root["constraints"] else { return [] }
    var constraints: [Constraint] = []
    for member in try node.list() { constraints.append(try constraint(member)) }
    return constraints
  }

  private static func constraint(_ node: SettingsNode) throws(SettingsError) -> Constraint {
    let root = try node.mapping(allowing: ["expression", "at_least", "at_most", "scale"])
    let limit = { (key: String) throws(SettingsError) -> Double? in
      guard let node = root[key] else { return nil }
      return try node.number(in: Limits.quantity)
    }
    let (lower, upper) = (try limit("at_least"), try limit("at_most"))
    if lower == nil && upper == nil { throw node.error("give at_least, at_most or both") }
    if let lower, let upper, lower > upper {
      throw node.error("at_least \(lower) is above at_most \(upper)")
    }
    return Constraint(
      try expression(root.required("expression")), from: lower, to: upper,
      scale: try root.number("scale", in: 1e-9...1e9, default: 0.02))
  }

  private static func expression(_ node: SettingsNode) throws(SettingsError) -> Expression {
    let text = try node.text()
    do { return try Expression(text) } catch { throw node.error("\(error)") }
  }

  /// `pareto`: how a front is looked for.
  static func pareto(
    _ root: SettingsMapping, objectives: Int
  ) throws(SettingsError) -> ParetoPlan {
    var plan = ParetoPlan()
    guard let node = root["pareto"] else { return plan }
    guard objectives > 1 else { throw node.error("pareto goes with two objectives or more") }
    let section = try node.mapping(allowing: ["points", "method", "choose"])
    plan.points = try section.integer("points", in: objectives...200, default: plan.points)
    let words = ParetoPlan.Method.allCases.map(\.rawValue)
    plan.method = ParetoPlan.Method(
      rawValue: try section.word("method", oneOf: words, default: plan.method.rawValue))!
    if let node = section["choose"], try node.text() != "knee" {
      plan.choose = try node.integer(in: 1...10_000)
    }
    return plan
  }
}
