import Foundation
import LatentDiffusion
import Randomness
import Realism
import Reports
import Studies

/// Requests of one kind with what the training density says of them.
private struct Kind {
  let name: String
  let requests: [[Double]]
}

extension Bench {
  /// How well the density of the training set tells held-out films from requests that no film has.
  func realismTables() throws -> [Table] {
    var rates = Table(
      title: "Held-out films, judged",
      note: """
        Conditions of films of simulation series that training never saw. Realistic and marginal \
        by the shipped thresholds. Reach: within it 99 % of the held-out films have a training film \
        in every attribute.
        """,
      header: ["model", "films", "series", "realistic", "marginal or better", "reach"])
    var kinds = Table(
      title: "Impossible requests, told from held-out films",
      note: """
        Made of the held-out films: acceptor's and donor's straight-path fractions swapped; \
        everything times 1.3; each attribute from another film. Some of these are possible: they \
        have a training film within reach. Area below the receiver curve of the log density.
        """,
      header: [
        "model", "request", "requests", "possible", "area, all", "area, impossible",
        "realistic, all", "realistic, impossible", "marginal or better, impossible",
      ])
    var panels: [ReceiverPlot.Panel] = []
    for bundle in ModelShelf.bundles() {
      guard let trial = try RealismTrial(bundle: bundle.folder) else { continue }
      rates.rows.append(trial.heldOutRow)
      kinds.rows += trial.rows
      panels.append(trial.panel)
    }
    if !panels.isEmpty {
      _ = try ReceiverPlot(
        name: "realism-roc", title: "Held-out films against impossible requests",
        axes: ("made-up requests passed", "held-out films passed"), panels: panels
      ).draw(into: folder + "/plots")
    }
    return [rates, kinds]
  }
}

/// One model's density and its held-out films.
private struct RealismTrial {
  private let name: String
  private let judge: TrainingDistribution
  private let films: [[Double]]
  private let series: Int
  private let reach: Double
  private let kinds: [Kind]
  private var limits: RealismSettings { judge.settings }

  /// Nil where the bundle holds no conditions of held-out films.
  init?(bundle: String) throws {
    let card = try ModelCard.load(bundle)
    guard let heldOut = try TrainingAttributes.heldOut(bundle, card: card) else { return nil }
    let training = try TrainingAttributes.load(bundle, card: card)
    let judge = try TrainingDistribution(
      names: card.conditions, samples: try training.columns(card.conditions), rows: training.rows,
      groups: training.series)
    let (width, table) = (card.conditions.count, try heldOut.columns(card.conditions))
    let films = (0..<heldOut.rows).map { Array(table[$0 * width..<($0 + 1) * width]) }
    name = card.name
    self.judge = judge
    self.films = films
    series = Set(heldOut.series).count
    reach = films.map { judge.gap(to: $0) }.sorted()[Int(0.99 * Double(films.count - 1))]
    kinds = Self.kinds(of: films, names: card.conditions)
  }

  private static func kinds(of films: [[Double]], names: [String]) -> [Kind] {
    let straight = names.indices.filter { names[$0].contains("tort") }
    var dice = SplitMix64(seed: 1)
    let columns = names.indices.map { index in films.map { $0[index] }.shuffled(using: &dice) }
    let swapped = films.map { film in
      var film = film
      if straight.count == 2 { film.swapAt(straight[0], straight[1]) }
      return film
    }
    return [
      Kind(name: "swapped", requests: swapped),
      Kind(name: "scaled by 1.3", requests: films.map { film in film.map { 1.3 * $0 } }),
      Kind(
        name: "permuted",
        requests: films.indices.map { row in columns.map { $0[row] } }),
    ]
  }

  var heldOutRow: [String] {
    [
      name, "\(films.count)", "\(series)", share(films, limits.realisticQuantile),
      share(films, limits.marginalQuantile), digits(reach),
    ]
  }

  var rows: [[String]] {
    (kinds + [Kind(name: "all three", requests: kinds.flatMap(\.requests))]).map { kind in
      let impossible = impossible(kind)
      return [
        name, kind.name, "\(kind.requests.count)",
        "\(kind.requests.count - impossible.count)", digits(curve(kind.requests).area),
        digits(curve(impossible).area), share(kind.requests, limits.realisticQuantile),
        share(impossible, limits.realisticQuantile), share(impossible, limits.marginalQuantile),
      ]
    }
  }

  var panel: ReceiverPlot.Panel {
    ReceiverPlot.Panel(
      label: name,
      lines: kinds.map { kind in
        let (points, all) = (curve(impossible(kind)).points, curve(kind.requests).points)
        return .init(
          label: "━ " + kind.name, x: points.map(\.negatives), y: points.map(\.positives),
          wide: (all.map(\.negatives), all.map(\.positives)))
      })
  }

  private func impossible(_ kind: Kind) -> [[Double]] {
    kind.requests.filter { judge.gap(to: $0) > reach }
  }

  private func curve(_ requests: [[Double]]) -> ReceiverCurve {
    ReceiverCurve(positives: films.map(judge.score), negatives: requests.map(judge.score))
  }

  private func share(_ requests: [[Double]], _ quantile: Double) -> String {
    let passed = requests.count { judge.isRealistic($0, quantile: quantile) }
    return String(format: "%.1f %%", 100 * Double(passed) / Double(requests.count))
  }
}

extension TrainingDistribution {
  /// The log density; nothing below it where a law is broken.
  fileprivate func score(_ point: [Double]) -> Double {
    let values = Dictionary(uniqueKeysWithValues: zip(names, point))
    return laws.contains { $0.excess(of: values) > 0 } ? -.infinity : logDensity(of: point)
  }

  /// The least, over the training films, of the largest difference in any attribute.
  fileprivate func gap(to point: [Double]) -> Double {
    let width = names.count
    return (0..<rows).reduce(Double.infinity) { least, row in
      var widest = 0.0
      for index in 0..<width {
        widest = max(widest, abs(samples[row * width + index] - point[index]))
      }
      return min(least, widest)
    }
  }
}
