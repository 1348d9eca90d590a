package import StrictYAML

/// Which numbers of a study a sweep changes, and the points at which it asks.
package struct SweepPlan: Equatable {
  /// Dotted paths into the study, such as `targets.tortuosity_A.value`.
  package let paths: [String]
  /// One value per path for each point.
  package let points: [[Double]]

  /// Reads the `sweep` section of a study file; its schema is `docs/sweep.md`.
  package init(_ node: SettingsNode) throws(SettingsError) {
    let root = try node.mapping(allowing: ["method", "count", "seed", "numbers"])
    let numbers = try root.required("numbers").mapping(allowing: nil)
    guard !numbers.keys.isEmpty else { throw root.error("name at least one number to sweep") }
    var axes: [SweepAxis] = []
    for key in numbers.keys { axes.append(try SweepAxis(numbers.required(key))) }
    let design = SweepDesign(
      axes: axes,
      count: try root["count"].map { node throws(SettingsError) in
        try node.integer(in: 1...10_000)
      }, seed: try root.integer("seed", in: 0...UInt64.max, default: 1))
    let words = SweepDesign.Method.allCases.map(\.rawValue)
    let word = try root.word("method", oneOf: words, default: "grid")
    paths = numbers.keys
    do { points = try design.points(SweepDesign.Method(rawValue: word)!) } catch {
      throw node.error(error.problem)
    }
  }

  /// The studies of all points, each held against the schema before any is run.
  package func studies(of document: SettingsNode) throws(SettingsError) -> [Study] {
    let base = document.without("sweep")
    var studies: [Study] = []
    for point in points {
      var changed = base
      for (path, value) in zip(paths, point) { changed = try changed.replacing(path, with: value) }
      studies.append(try Study.read(changed))
    }
    return studies
  }
}

/// The values that one swept number takes.
enum SweepAxis: Equatable {
  case list([Double])
  /// `count` even steps in a grid; `whole` rounds to whole numbers.
  case range(from: Double, to: Double, count: Int, whole: Bool)

  /// A list `[0.4, 0.5]`, or `{ from: 0.4, to: 0.6, count: 3 }`.
  init(_ node: SettingsNode) throws(SettingsError) {
    let range = -1e300...1e300
    guard node.isMapping else {
      var values: [Double] = []
      for member in try node.list() { values.append(try member.number(in: range)) }
      guard !values.isEmpty else { throw node.error("give at least one value") }
      self = .list(values)
      return
    }
    let root = try node.mapping(allowing: ["from", "to", "count", "whole"])
    let low = try root.required("from").number(in: range)
    let high = try root.required("to").number(in: range)
    guard low < high else { throw node.error("from must be below to") }
    self = .range(
      from: low, to: high, count: try root.integer("count", in: 2...1000, default: 3),
      whole: try root.flag("whole", default: false))
  }

  /// The value at a share of the way from the lowest to the highest; nil for a list.
  func value(at share: Double) -> Double? {
    guard case .range(let low, let high, _, let whole) = self else { return nil }
    let value = low + share * (high - low)
    return whole ? value.rounded() : value
  }
}
