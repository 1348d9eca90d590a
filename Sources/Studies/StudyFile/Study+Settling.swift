import Descriptors
import InverseDesign
import StrictYAML
import Support

extension Study {
  /// Does what depends on several sections, once they have been read.
  mutating func settle(_ root: SettingsMapping) throws(SettingsError) {
    if let node = root["pareto"] { try pareto.check(node, objectives: objectives.count) }
    if objectives.isEmpty, targets.isEmpty, source == nil {
      throw try root.required("targets").error("name at least one target")
    }
    try checkObjectives(root)
    let evaluations = try root["search"]?.mapping(allowing: nil)["evaluations"]
    if evaluations == nil, objectives.count > 1 {
      search.evaluations = ParetoPlan.evaluations * pareto.points
    }
  }

  /// Refuses to push what is a target.
  private func checkObjectives(_ root: SettingsMapping) throws(SettingsError) {
    let aimedAt = targets.map(\.attribute)
    for objective in objectives {
      guard let target = objective.attribute.spelling(among: aimedAt) else { continue }
      let names =
        target == objective.attribute
        ? "\(target)" : "\(target), which is \(objective.attribute),"
      throw root.error("\(names) is a target and is pushed too; hold it by a constraint")
    }
  }
}

extension KeyForm where Value == String {
  /// A name that a folder may bear.
  static var folderName: Self {
    text(pattern: #"^[^\s.!-,/:-@\[-^`{-~][^\s!-,/:-@\[-^`{-~]*$"#).map(
      to: { name, node throws(SettingsError) in
        guard name.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) }),
          FileName.fault(name) == nil
        else { throw node.error("“\(name)” names a folder: letters, digits, - _ and . only") }
        return name
      }, from: { $0 })
  }
}

extension KeyForm where Value == [Objective] {
  /// One to four objectives, none of which is another.
  static var objectives: Self {
    let (list, count) = (Self.list(.objective, count: 1...4), 1...4)
    return list.map(
      to: { objectives, node throws(SettingsError) in
        for (index, member) in try node.list().enumerated() {
          try Self.checkNew(objectives[index], among: objectives[..<index], at: member)
        }
        guard count.contains(objectives.count) else {
          throw node.error("give one to four objectives")
        }
        return objectives
      }, from: { $0 })
  }

  private static func checkNew(
    _ next: Objective, among earlier: ArraySlice<Objective>, at node: SettingsNode
  ) throws(SettingsError) {
    guard let same = earlier.first(where: { $0.expression.isSame(as: next.expression) }) else {
      return
    }
    throw node.error(
      same.attribute == next.attribute
        ? "\(next.attribute) is pushed twice" : sameQuantity(same.attribute, next.attribute))
  }
}
