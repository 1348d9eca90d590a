import Descriptors
import InverseDesign
import Volumes

extension Study {
  /// The sections `objective` or `objectives`, and `constraints`.
  var goalLines: [String] {
    let pushed =
      objectives.count == 1
      ? ["objective: \(objectives[0].flow)"]
      : objectives.isEmpty ? [] : ["objectives:"] + objectives.map { "  - \($0.flow)" }
    return pushed
      + (constraints.isEmpty ? [] : ["constraints:"] + constraints.map { "  - \($0.flow)" })
  }
}

extension Objective {
  fileprivate var flow: String {
    "{ \(direction.rawValue): \(quoted(expression.text)), scale: \(scale) }"
  }
}

extension Constraint {
  fileprivate var flow: String {
    let limits =
      (lower.map { ["at_least: \($0)"] } ?? []) + (upper.map { ["at_most: \($0)"] } ?? [])
    return "{ expression: \(quoted(expression.text)), \(limits.joined(separator: ", ")), "
      + "scale: \(scale) }"
  }
}

extension ParetoPlan {
  var lines: [String] {
    [
      "pareto:", "  points: \(points)", "  method: \(method.rawValue)",
      "  choose: \(choose.map { "\($0)" } ?? "knee")",
    ]
  }
}

extension TargetSource {
  /// The keys that name the volume, within the section `targets`.
  var lines: [String] {
    ["  from: \(quoted(file))"] + (sides.map { ["  sides: \($0.rawValue)"] } ?? [])
      + ["  pixel: \(pixel)"] + (labels.map { ["  labels: \(quoted($0.description))"] } ?? [])
      + (dataset.map { ["  dataset: \(quoted($0))"] } ?? [])
      + (attributes.map { names in
        ["  attributes: [\(names.map(\.rawValue).joined(separator: ", "))]"]
      } ?? []) + ["  tolerance: \(tolerance)"]
  }
}
