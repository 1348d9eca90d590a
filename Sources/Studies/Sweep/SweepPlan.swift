import Descriptors
package import StrictYAML

/// Which numbers of a study a sweep changes, and the points at which it asks.
package struct SweepPlan: Equatable {
  /// Dotted paths into the study, such as `targets.tortuosity_A.value`.
  package let paths: [String]
  /// One value per path for each point.
  package let points: [[Double]]

  /// Reads the `sweep` section of a study file; its schema is `docs/how-to/sweep.md`.
  package init(_ node: SettingsNode) throws(SettingsError) {
    var keys = SweepKeys.section.standard
    try SweepKeys.section.read(node, into: &keys)
    let numbers = keys.numbers
    guard !numbers.paths.isEmpty else { throw node.error("name at least one number to sweep") }
    let design = SweepDesign(axes: numbers.axes, count: keys.count, seed: keys.seed)
    paths = numbers.paths
    do { points = try design.points(keys.method) } catch {
      throw node.error(error.problem)
    }
  }

  /// The studies of all points, each held against the schema before any is run.
  package func studies(of document: SettingsNode) throws(SettingsError) -> [Study] {
    let base = document.without("sweep")
    let targets = try base.mapping(allowing: nil)["targets"]
    let names =
      try targets.map { node throws(SettingsError) in
        node.isMapping ? try node.mapping(allowing: nil).keys : []
      } ?? []
    var own: [String] = []
    for path in paths {
      own.append(Self.spelled(try base.keys(of: path), as: names).joined(separator: "."))
    }
    var studies: [Study] = []
    for point in points {
      var changed = base
      for (path, value) in zip(own, point) { changed = try changed.replacing(path, with: value) }
      studies.append(try Study.read(changed))
    }
    return studies
  }
}

extension SweepPlan {
  /// A path with a target under its canonical name: what tells two paths apart.
  static func canonical(_ keys: [String]) -> [String] {
    guard keys.count > 1, keys[0] == "targets" else { return keys }
    return [keys[0], Attribute(rawValue: keys[1]).canonical.rawValue] + keys.dropFirst(2)
  }

  /// A path with a target under the name that the study has for it.
  private static func spelled(_ keys: [String], as names: [String]) -> [String] {
    guard keys.count > 1, keys[0] == "targets",
      let own = Attribute.spelling(of: keys[1], among: names)
    else { return keys }
    return [keys[0], own] + keys.dropFirst(2)
  }
}

/// The values that one swept number takes.
enum SweepAxis: Equatable {
  case list([Double])
  /// `count` even steps in a grid; `whole` rounds to whole numbers.
  case range(from: Double, to: Double, count: Int, whole: Bool)

  /// The value at a share of the way from the lowest to the highest; nil for a list.
  func value(at share: Double) -> Double? {
    guard case .range(let low, let high, _, let whole) = self else { return nil }
    let value = low + share * (high - low)
    return whole ? value.rounded() : value
  }
}
