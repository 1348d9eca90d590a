import StrictYAML
import Support

/// What the section `sweep` of a study file says.
struct SweepKeys: Sendable {
  var method = SweepDesign.Method.grid
  var count: Int?
  var seed: UInt64 = 1
  var numbers = SweptNumbers()

  static let section = KeySection(SweepKeys()) {
    Key(
      "method", \.method, .word,
      """
      `grid`: every combination, the last number changing fastest. `list`: the first values of all \
      numbers, then the second ones, … `sobol`: Sobol's sequence, for one or two ranges. \
      `latin_hypercube`: each range is cut into `count` strata, and each stratum is met once
      """)
    Key(
      "count", \.count, .integer(in: 1...SweepDesign.largest),
      standard: "required by `sobol` and `latin_hypercube`",
      "points of `sobol` and `latin_hypercube`")
    Key("seed", \.seed, .seed, "shifts Sobol's sequence, shuffles the hypercube")
    Key(
      "numbers", \.numbers, .sweptNumbers, required: true, range: "any number of the study",
      """
      the numbers to vary, each by its path in the study: keys joined by points, members of a list \
      counted from 0 (`window.chi.1` or `window.chi[1]` is the highest χ). One number is swept once: \
      no key of the path is empty, and two spellings of one number are refused. The value is a list \
      of values, or a group of the keys below
      """)
  }
}

/// The numbers that a sweep varies.
struct SweptNumbers: Sendable {
  /// Dotted paths into the study.
  var paths: [String] = []
  /// The values of each.
  var axes: [SweepAxis] = []
}

/// The keys of a range of one swept number.
private struct RangeKeys: Sendable {
  var from = 0.0
  var to = 1.0
  var count = 3
  var whole = false

  static let section = KeySection(
    RangeKeys(),
    settle: { root, keys throws(SettingsError) in
      guard keys.from < keys.to else { throw root.error("from must be below to") }
    }
  ) {
    Key("from", \.from, .number(in: Limits.quantity), required: true, "the lowest value")
    Key("to", \.to, .number(in: Limits.quantity), required: true, "the highest value")
    Key("count", \.count, .integer(in: 2...1000), "values of a grid")
    Key("whole", \.whole, .flag, "whether values are rounded to whole numbers")
  }
}

extension KeyForm where Value == SweepAxis {
  /// A list `[0.4, 0.5]`, or `{ from: 0.4, to: 0.6, count: 3 }`.
  fileprivate static var axis: Self {
    let list = KeyForm<[Double]>.list(.number(in: Limits.quantity), count: 1...SweepDesign.largest)
    let range = KeyForm<RangeKeys>.group(RangeKeys.section)
    return Self(
      type: .either(list.type, range.type),
      read: { node throws(SettingsError) in
        guard !node.isMapping else {
          let keys = try range.read(node)
          return .range(from: keys.from, to: keys.to, count: keys.count, whole: keys.whole)
        }
        let values = try list.read(node)
        guard !values.isEmpty else { throw node.error("give at least one value") }
        return .list(values)
      },
      write: { axis in
        switch axis {
        case .list(let values): list.write(values)
        case .range(let low, let high, let count, let whole):
          range.write(RangeKeys(from: low, to: high, count: count, whole: whole))
        }
      })
  }
}

extension KeyForm where Value == SweptNumbers {
  fileprivate static var sweptNumbers: Self {
    Self(
      type: .named(KeyForm<SweepAxis>.axis.type),
      read: { node throws(SettingsError) in try SweptNumbers(node) },
      write: { numbers in
        .keys(
          zip(numbers.paths, numbers.axes).map {
            SettingsValue.Entry($0, KeyForm<SweepAxis>.axis.write($1))
          })
      })
  }
}

extension SweptNumbers {
  fileprivate init(_ node: SettingsNode) throws(SettingsError) {
    let numbers = try node.mapping(allowing: nil)
    var canonical: [[String]] = []
    for path in numbers.keys {
      let axis = try numbers.required(path)
      let keys = SweepPlan.canonical(try node.keys(of: path))
      if let same = canonical.firstIndex(of: keys) {
        throw axis.error(
          "\(numbers.keys[same]) and \(path) are one number of the study; sweep it once")
      }
      canonical.append(keys)
      axes.append(try KeyForm<SweepAxis>.axis.read(axis))
    }
    paths = numbers.keys
  }
}
