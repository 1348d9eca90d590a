import Ledger

/// What attributes are called on axes and in tables: one naming for every figure.
///
/// The process parameters have fixed names; the rest come from a run's own attribute table.
struct AttributeNames {
  let attributes: [AttributeRecord]

  /// "donor volume fraction".
  func label(_ attribute: String) -> String {
    switch attribute {
    case "phi": return "blend ratio φ (donor volume fraction)"
    case "chi": return "interaction parameter χ"
    case "log_time": return "annealing time log₁₀ t"
    default: break
    }
    if let known = attributes.first(where: { $0.name == attribute }) { return known.plainLabel }
    // GraSPI's name means a fraction of straight paths: never show it bare.
    let phase = attribute == "tortuosity_A" ? "acceptor" : "donor"
    return attribute.hasPrefix("tortuosity") ? "straight-path fraction, \(phase)" : attribute
  }

  /// The label with its unit: "domain size (nm)". Dimensionless attributes show no unit.
  func axis(_ attribute: String) -> String {
    switch attribute {
    case "log_time": return "log₁₀ t (dimensionless Cahn–Hilliard time)"
    case "phi", "chi": return label(attribute)
    default: return label(attribute) + (unit(attribute).map { " (\($0))" } ?? "")
    }
  }

  /// `nil` where dimensionless.
  func unit(_ attribute: String) -> String? {
    let unit = attributes.first { $0.name == attribute }?.unit
    return unit.flatMap { ["", "1", "-", "–"].contains($0) ? nil : $0 }
  }
}

extension RunRecord {
  private var names: AttributeNames { AttributeNames(attributes: attributes) }

  func label(_ attribute: String) -> String { names.label(attribute) }
  func axis(_ attribute: String) -> String { names.axis(attribute) }
  func unit(_ attribute: String) -> String? { names.unit(attribute) }

  /// The goal in words: "0.40 ± 0.03", "at least 0.3", "0.2 to 0.3".
  func words(_ target: TargetRecord) -> String {
    let tolerance = target.tolerance.map { " ± \(tidy($0))" } ?? ""
    let value = target.value.map { tidy($0) } ?? "?"
    switch target.kind {
    case .match: return value + tolerance
    case .between: return "\(value) to \(target.upper.map { tidy($0) } ?? "?")" + tolerance
    case .atLeast: return "at least " + value
    case .atMost: return "at most " + value
    case .maximise: return "as high as possible"
    case .minimise: return "as low as possible"
    case .free: return "free"
    }
  }
}

extension AttributeRecord {
  /// The label without the unit and the name, which the report shows beside it.
  fileprivate var plainLabel: String {
    [" (\(unit))", " \(name)"].reduce(label) { text, ending in
      text.hasSuffix(ending) ? String(text.dropLast(ending.count)) : text
    }
  }
}

extension TargetRecord {
  /// The values that meet the target, open sides as infinities; `nil` for an objective.
  var accepted: ClosedRange<Double>? {
    let slack = max(0, tolerance ?? 0)
    switch (kind, value) {
    case (.match, let value?): return (value - slack)...(value + slack)
    case (.between, let value?):
      return (value - slack)...max(value - slack, (upper ?? value) + slack)
    case (.atLeast, let value?): return (value - slack)...(.infinity)
    case (.atMost, let value?): return (-.infinity)...(value + slack)
    default: return nil
    }
  }
}
