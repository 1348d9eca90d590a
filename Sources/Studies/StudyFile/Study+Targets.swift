import Descriptors
import InverseDesign
import StrictYAML
import Support

/// What the section `targets` says.
struct TargetSection {
  var stated: [Target] = []
  var source: TargetSource?
  var measuredOn: String?
}

extension Study {
  static let standardTolerance = 0.02

  /// The section `targets`: one key per descriptor, and what is read off a volume.
  static func targetSection(
    _ root: SettingsMapping, needed: Bool
  ) throws(SettingsError) -> TargetSection {
    if !needed && root["targets"] == nil { return TargetSection() }
    let node = try root.required("targets")
    let mapping = try node.mapping(
      allowing: Attribute.targetable.map(\.rawValue) + TargetSource.keys + ["measured_on"])
    var section = TargetSection(
      source: try TargetSource(mapping), measuredOn: try mapping["measured_on"]?.text())
    for key in mapping.keys where Attribute.targetable.contains(Attribute(rawValue: key)) {
      let node = try mapping.required(key)
      let attribute = Attribute(rawValue: key)
      if let earlier = attribute.spelling(among: section.stated.map(\.attribute)) {
        throw node.error(sameQuantity(earlier, attribute))
      }
      section.stated.append(try target(attribute, node))
    }
    if needed && section.stated.isEmpty && section.source == nil {
      throw node.error("name at least one target")
    }
    return section
  }

  /// One target: a bare number, or `value`, `between`, `at_least` or `at_most` with a tolerance.
  private static func target(
    _ attribute: Attribute, _ node: SettingsNode
  ) throws(SettingsError) -> Target {
    let range = (attribute.info?.range ?? Limits.quantity).clamped(to: Limits.quantity)
    guard node.isMapping else {
      return Target(attribute, .value(try node.number(in: range)), tolerance: standardTolerance)
    }
    let root = try node.mapping(
      allowing: ["value", "between", "at_least", "at_most", "tolerance", "weight"])
    return Target(
      attribute, try wanted(root, in: range),
      tolerance: try root.number("tolerance", in: 1e-6...1e6, default: standardTolerance),
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
}
