import Descriptors
import LatentDiffusion
import PhaseField
import Studies
import Volumes

/// The training set of a model as sliders and pictures need it.
struct ModelDistribution: JSONDocument, Sendable {
  static let document = "model_distribution"

  struct Histogram: Encodable, Sendable {
    /// One more than counts, ascending.
    let edges: [Double]
    let counts: [Int]
  }

  struct Attribute: Encodable, Sendable {
    let name: String
    let label: String
    let unit: String
    let meaning: String
    /// "condition", "process" or "other".
    let role: String
    /// The range of the quantity; nil where it has no end.
    let lower: Double?
    let upper: Double?
    /// Of the training set.
    let minimum: Double
    let maximum: Double
    let quantiles: [String: Double]
    let histogram: Histogram
  }

  let model: String
  let shape: [Int]
  let spacingNm: [Double]
  let sides: String
  let conditions: [String]
  let process: [String]
  let criticalChi: Double?
  let rows: Int
  let attributes: [Attribute]
  /// Pearson's r, in the order of the attributes.
  let correlations: [[Double]]
  /// Rows of the training set, evenly thinned, in the order of the attributes.
  let samples: [[Double]]
}

extension ModelDistribution {
  private static let processNames = ["phi", "chi", "log_time"]
  private static let bins = 40
  private static let levels = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]

  /// - Parameter count: Rows to show, at most.
  init(_ desk: RequestDesk, samples count: Int) {
    let (card, table) = (desk.card, desk.training)
    let process = Self.processNames.filter(card.predictions.contains)
    // a column may be undefined on some films; what nobody can draw is left out
    let columns = table.names.indices.compactMap { index -> (String, [Double])? in
      let column = (0..<table.rows).map { table.values[$0 * table.names.count + index] }
      return column.allSatisfy(\.isFinite) ? (table.names[index], column) : nil
    }
    model = card.name
    shape = [card.shape.nx, card.shape.ny, card.shape.nz]
    spacingNm = [card.spacing.x, card.spacing.y, card.spacing.z]
    sides = card.sides.rawValue
    conditions = card.conditions
    self.process = process
    criticalChi = process.isEmpty ? nil : card.simulationPhysics.criticalChi
    rows = table.rows
    attributes = columns.map { name, values in
      Attribute(
        name, values,
        role: card.conditions.contains(name)
          ? "condition" : process.contains(name) ? "process" : "other")
    }
    correlations = columns.map { one in columns.map { Self.correlation(one.1, $0.1) } }
    let stride = max(1, (table.rows + count - 1) / max(1, count))
    self.samples = Swift.stride(from: 0, to: table.rows, by: stride).map { row in
      columns.map { $0.1[row] }
    }
  }

  private static func correlation(_ one: [Double], _ other: [Double]) -> Double {
    let n = Double(one.count)
    let (a, b) = (one.reduce(0, +) / n, other.reduce(0, +) / n)
    var (ab, aa, bb) = (0.0, 0.0, 0.0)
    for (x, y) in zip(one, other) {
      ab += (x - a) * (y - b)
      aa += (x - a) * (x - a)
      bb += (y - b) * (y - b)
    }
    return aa > 0 && bb > 0 ? ab / (aa * bb).squareRoot() : 0
  }
}

extension ModelDistribution.Attribute {
  fileprivate init(_ name: String, _ values: [Double], role: String) {
    let info = Descriptors.Attribute(rawValue: name).info
    let sorted = values.sorted()
    self.name = name
    label = info?.label ?? name
    unit = info?.unit ?? "1"
    meaning = info?.meaning ?? ""
    self.role = role
    lower = info.flatMap { $0.range.lowerBound.isFinite ? $0.range.lowerBound : nil }
    upper = info.flatMap { $0.range.upperBound.isFinite ? $0.range.upperBound : nil }
    (minimum, maximum) = (sorted[0], sorted[sorted.count - 1])
    quantiles = ModelDistribution.quantiles(sorted)
    histogram = ModelDistribution.Histogram(sorted)
  }
}

extension ModelDistribution {
  fileprivate static func quantiles(_ sorted: [Double]) -> [String: Double] {
    levels.reduce(into: [:]) { found, level in
      found["\(level)"] = sorted[Int((Double(sorted.count - 1) * level).rounded())]
    }
  }
}

extension ModelDistribution.Histogram {
  /// - Parameter sorted: At least one value, ascending.
  fileprivate init(_ sorted: [Double]) {
    let bins = 40
    let (low, high) = (sorted[0], sorted[sorted.count - 1])
    let width = high > low ? (high - low) / Double(bins) : 1
    edges = (0...bins).map { low + Double($0) * width }
    var counts = [Int](repeating: 0, count: bins)
    for value in sorted { counts[min(bins - 1, Int((value - low) / width))] += 1 }
    self.counts = counts
  }
}
