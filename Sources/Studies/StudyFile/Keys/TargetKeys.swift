import Descriptors
import InverseDesign
import StrictYAML
import Support

/// The keys of one target.
struct TargetKeys: Sendable {
  var value: Double?
  var between: ClosedRange<Double>?
  var atLeast: Double?
  var atMost: Double?
  var tolerance = Study.standardTolerance
  var weight = 1.0

  /// - Parameter range: Of the descriptor.
  private static func section(_ range: ClosedRange<Double>) -> KeySection<TargetKeys> {
    let (unit, words) = ("the descriptor's", "the descriptor's range")
    let others = "one of these four is required"
    return KeySection(
      TargetKeys(),
      rules: [
        .exactlyOne(
          ["value", "between", "at_least", "at_most"],
          otherwise: "give exactly one of value, between, at_least, at_most")
      ]
    ) {
      Key(
        "value", \.value, .number(in: range), unit: unit, standard: others, range: words,
        "the value wanted")
      Key(
        "between", \.between, .window(in: range), unit: unit, standard: others, range: words,
        "a band `[lowest, highest]` in which every value is as good")
      Key(
        "at_least", \.atLeast, .number(in: range), unit: unit, standard: others, range: words,
        "a lower limit")
      Key(
        "at_most", \.atMost, .number(in: range), unit: unit, standard: others, range: words,
        "an upper limit")
      Key(
        "tolerance", \.tolerance, .number(in: share), unit: unit,
        """
        a candidate within this of every target is *within tolerance*; deviations are counted in \
        tolerances
        """)
      Key(
        "weight", \.weight, .number(in: share),
        "how much this target counts in the search's misfit")
    }
  }

  /// Of tolerances and weights.
  static let share = 1e-6...1e6

  /// What may be written of any descriptor.
  static let type = form(in: Limits.quantity).type

  /// What is written of a descriptor.
  static func form(of attribute: Attribute) -> KeyForm<Target> {
    let range = (attribute.info?.range ?? Limits.quantity).clamped(to: Limits.quantity)
    return form(in: range).map(
      to: { keys, _ throws(SettingsError) in keys.target(of: attribute) }, from: TargetKeys.init)
  }

  /// A bare number, or a group of keys.
  private static func form(in range: ClosedRange<Double>) -> KeyForm<TargetKeys> {
    let (group, number) = (
      KeyForm<TargetKeys>.group(section(range)), KeyForm<Double>.number(in: range)
    )
    return KeyForm<TargetKeys>(
      type: .either(number.type, group.type),
      read: { node throws(SettingsError) in
        node.isMapping ? try group.read(node) : TargetKeys(value: try number.read(node))
      }, write: group.write)
  }
}

extension TargetKeys {
  fileprivate init(_ target: Target) {
    self.init(tolerance: target.tolerance, weight: target.weight)
    switch target.wanted {
    case .value(let value): self.value = value
    case .between(let low, let high): between = low...high
    case .atLeast(let low): atLeast = low
    case .atMost(let high): atMost = high
    }
  }

  fileprivate func target(of attribute: Attribute) -> Target {
    let wanted: Target.Wanted =
      if let value {
        .value(value)
      } else if let between {
        .between(between.lowerBound, between.upperBound)
      } else if let atLeast { .atLeast(atLeast) } else { .atMost(atMost!) }
    return Target(attribute, wanted, tolerance: tolerance, weight: weight)
  }
}
