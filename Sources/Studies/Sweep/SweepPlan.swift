import Descriptors
import Support
package import StrictYAML

/// Which numbers of a study a sweep changes, and the points at which it asks.
package struct SweepPlan: Equatable {
  /// Dotted paths into the study, such as `targets.tortuosity_A.value`.
  package let paths: [String]
  /// One value per path for each point.
  package let points: [[Double]]

  /// Reads the `sweep` section of a study file; its schema is `docs/how-to/sweep.md`.
  package init(_ node: SettingsNode) throws(SettingsError) {
    let root = try node.mapping(allowing: ["method", "count", "seed", "numbers"])
    let numbers = try root.required("numbers").mapping(allowing: nil)
    guard !numbers.keys.isEmpty else { throw root.error("name at least one number to sweep") }
    var axes: [SweepAxis] = []
    var places: [[String]] = []
    for key in numbers.keys {
      let axis = try numbers.required(key)
      let place = Self.canonical(try node.keys(of: key))
      if let same = places.firstIndex(of: place) {
        throw axis.error(
          "\(numbers.keys[same]) and \(key) are one number of the study; sweep it once")
      }
      places.append(place)
      axes.append(try SweepAxis(axis))
    }
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
  private static func canonical(_ keys: [String]) -> [String] {
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

  /// A list `[0.4, 0.5]`, or `{ from: 0.4, to: 0.6, count: 3 }`.
  init(_ node: SettingsNode) throws(SettingsError) {
    let range = Limits.quantity
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
