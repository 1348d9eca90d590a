import Randomness

/// The distribution of the attributes that a model was trained on.
///
/// A Gaussian kernel density in the space where the training attributes are uncorrelated with
/// variance 1, its bandwidth chosen by left-out likelihood, its value stated as a quantile: the
/// share of training samples that are less dense.
///
/// - Complexity: Set-up is O(calibrationRows · rows · names); a density O(rows · names).
package struct TrainingDistribution: Sendable {
  package let names: [String]
  package let rows: Int
  /// Row by row, in the order of ``names``.
  package let samples: [Double]
  package let settings: RealismSettings
  package let laws: [PhysicalLaw]
  /// The least and the greatest training value of each name.
  package let lower: [Double]
  package let upper: [Double]

  let groups: [Int]
  let whitening: Whitening
  let density: KernelDensity
  let calibration: Calibration

  /// - Parameters:
  ///   - names: The attributes, one per column.
  ///   - samples: The training table row by row, `rows` × `names.count` values.
  ///   - groups: One number per row, equal for rows that are not independent, such as the
  ///     snapshots of one simulation; nil takes every row for itself.
  ///   - laws: What requests must obey; nil takes those known for the names.
  package init(
    names: [String], samples: [Double], rows: Int, groups: [Int]? = nil,
    laws: [PhysicalLaw]? = nil, settings: RealismSettings = RealismSettings()
  ) throws(RealismError) {
    try self.init(
      names: names, samples: samples, rows: rows, groups: groups ?? Array(0..<rows),
      laws: laws ?? PhysicalLaw.known(for: names), settings: settings, bandwidth: nil)
  }

  /// - Parameter bandwidth: The kernels' width, or nil to choose it.
  init(
    names: [String], samples: [Double], rows: Int, groups: [Int], laws: [PhysicalLaw],
    settings: RealismSettings, bandwidth: Double?
  ) throws(RealismError) {
    try Self.check(names: names, samples: samples, rows: rows, groups: groups)
    self.names = names
    self.rows = rows
    self.samples = samples
    self.groups = groups
    self.laws = laws
    self.settings = settings
    let columns = names.indices.map { j in (0..<rows).map { samples[$0 * names.count + j] } }
    lower = columns.map { $0.min()! }
    upper = columns.map { $0.max()! }
    whitening = try Whitening(names: names, table: samples, rows: rows)
    var density = KernelDensity(
      dimension: names.count, centres: whitening.whiten(table: samples, rows: rows),
      groups: groups, bandwidth: bandwidth ?? 1)
    var generator = SplitMix64(seed: settings.seed)
    let order = Array(0..<rows).shuffled(using: &generator)
    if bandwidth == nil {
      density.bandwidth = density.likeliestBandwidth(Array(order.prefix(settings.bandwidthRows)))
    }
    self.density = density
    calibration = Calibration(density.leftOut(Array(order.prefix(settings.calibrationRows))))
  }

  private static func check(
    names: [String], samples: [Double], rows: Int, groups: [Int]
  ) throws(RealismError) {
    if names.isEmpty { throw .noNames }
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      throw .repeatedName(name)
    }
    if samples.count != rows * names.count {
      throw .wrongShape(what: "values", expected: rows * names.count, found: samples.count)
    }
    if groups.count != rows {
      throw .wrongShape(what: "groups", expected: rows, found: groups.count)
    }
    let needed = 2 * names.count + 2
    if rows < needed { throw .tooFew(what: "samples", needed: needed, found: rows) }
    let distinct = Set(groups).count
    if distinct < 3 { throw .tooFew(what: "groups of samples", needed: 3, found: distinct) }
    if let index = samples.firstIndex(where: { !$0.isFinite }) {
      throw .sampleNotFinite(
        name: names[index % names.count], row: index / names.count, value: samples[index])
    }
  }
}
