import Foundation
import Ledger

/// What came out of a sweep: contours over each pair of swept numbers, a line over one.
struct SweepFigures {
  /// The outcomes by name, with what an axis calls them.
  static let outcomes: [(name: String, label: String)] = [
    ("candidate_error", "candidate’s largest miss"), ("within_tolerance", "within tolerance"),
    ("verified_error", "simulated film’s largest miss"), ("objective", "objective"),
    ("pathway_chi", "best pathway’s interaction parameter χ"),
    ("pathway_phi", "best pathway’s blend ratio φ (donor volume fraction)"),
    ("pathway_log_time", "best pathway’s log₁₀ t (dimensionless Cahn–Hilliard time)"),
    ("pathway_probability", "best pathway’s probability"),
    ("density_quantile", "density quantile of the request"), ("seconds", "time (s)"),
  ]

  let paths: [String]
  let points: [SweepPointRecord]
  let names: AttributeNames

  var all: [Figure] {
    let varied = paths.filter { path in Set(points.compactMap { $0.values[path] }).count > 1 }
    if varied.count == 1 {
      return Self.outcomes.compactMap { line(varied[0], $0.name, $0.label) }
    }
    return varied.enumerated().flatMap { index, x in
      varied[(index + 1)...].flatMap { y in
        Self.outcomes.compactMap { contour(x, y, $0.name, $0.label) }
      }
    }
  }

  /// The outcome at each distinct point, the mean over points that differ in other numbers.
  func means(_ axes: [String], _ name: String) -> [[Double]] {
    var sums: [[Double]: (sum: Double, count: Int)] = [:]
    for point in points {
      guard let value = point.outcomes[name] else { continue }
      let coordinates = axes.compactMap { point.values[$0] }
      let old = sums[coordinates] ?? (0, 0)
      sums[coordinates] = (old.sum + value, old.count + 1)
    }
    return sums.map { $0.key + [$0.value.sum / Double($0.value.count)] }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  private func line(_ path: String, _ name: String, _ label: String) -> Figure? {
    let rows = means([path], name)
    guard rows.count > 1 else { return nil }
    let file = "sweep-\(name).dat"
    return Figure(
      name: "sweep-\(name)", title: Self.heading("\(label) over \(axis(path))"),
      caption: "\(rows.count) points of the sweep.", width: 1600, height: 1000, type: 32,
      commands: [
        "set xlabel \(wrapped(axis(path), width: 50)); set ylabel \(wrapped(label, width: 36))",
        "set offsets graph 0.05, graph 0.05, graph 0.08, graph 0.08", "unset key",
        "plot \(file: file) using 1:2 with linespoints pt 7 ps 2*dot lw 1.4 lc rgb blue",
      ],
      data: [Figure.DataFile(name: file, text: table([path, name], rows.map { $0.map(exact) }))])
  }

  private func contour(_ x: String, _ y: String, _ name: String, _ label: String) -> Figure? {
    let map = SweepContour(
      name: "sweep-\(slug(x))-\(slug(y))-\(name)",
      title: Self.heading("\(label) over \(axis(x)) and \(axis(y))"), columns: [x, y, name],
      axes: (axis(x), axis(y), label), rows: means([x, y], name))
    return map?.figure
  }

  private static func heading(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private func slug(_ path: String) -> String {
    String(Self.brief(path).map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "-" })
  }

  /// A swept number in words and with its unit; a setting that is no attribute's by its path.
  func axis(_ path: String) -> String {
    let keys = path.split(separator: ".").map(String.init)
    guard keys.count == 3, keys[0] == "targets" else { return path }
    switch keys[2] {
    case "value": return names.axis(keys[1])
    case "upper": return "upper end of " + names.axis(keys[1])
    case "tolerance": return "tolerance of " + names.axis(keys[1])
    default: return path
    }
  }

  /// The path as a file's name has it: a target's value by the target's name alone.
  static func brief(_ path: String) -> String {
    path.hasPrefix("targets.") && path.hasSuffix(".value")
      ? String(path.dropFirst("targets.".count).dropLast(".value".count)) : path
  }
}
