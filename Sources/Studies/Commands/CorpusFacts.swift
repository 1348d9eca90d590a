import Corpus
import Descriptors
import Foundation
import Reports
import Volumes

/// What a corpus holds.
package struct CorpusFacts: Encodable, Sendable {
  package struct Part: Encodable, Sendable {
    package let split: String
    package let series: Int
    package let samples: Int
  }

  package struct Range: Encodable, Sendable {
    package let attribute: String
    package let minimum: Double
    package let median: Double
    package let maximum: Double
    package let mean: Double
    package let deviation: Double
    /// Samples in which the attribute is 0/0, and in which a tortuosity factor has no path.
    package let undefined: Int
    package let infinite: Int
  }

  /// Pearson's correlations over all attributes that vary.
  package struct Correlations: Encodable, Sendable {
    package let attributes: [String]
    package let matrix: [[Double?]]
  }

  package struct Finding: Encodable, Sendable {
    package let check: String
    /// `passed`, `warning` or `failed`.
    package let verdict: String
    package let words: String
  }

  /// The corpus under one of its label sets.
  package struct Labelling: Encodable, Sendable {
    package let labels: String
    package let splits: [Part]
    package let ranges: [Range]
    /// Nil where fewer than two attributes vary.
    package let correlations: Correlations?
    package let findings: [Finding]
    /// The pair plot: its script, data and pictures.
    package let figure: [String]
  }

  package let folder: String
  package let name: String
  /// `simulated`, `simulated (a fraction of 0.1)` or what an import says of its source.
  package let origin: String
  package let shape: String
  package let sides: String
  package let hash: String
  /// Series that gave no sample.
  package let rejectedSeries: Int
  package let labellings: [Labelling]
}

/// How closely `inspectCorpus` looks.
package struct InspectOptions: Sendable {
  /// The label set to look at; nil for all.
  package var labels: String?
  /// The attributes of the pair plot, two to eight; empty for the first that vary.
  package var attributes: [String] = []
  /// The volumes read to compare their structure; 0 leaves the audit out.
  package var volumes = 240
  /// Where the pair plot goes; nil for none.
  package var figures: String?

  package init() {}
}

/// Counts, ranges, correlations, duplicates and leaks of a finished corpus.
package func inspectCorpus(
  _ folder: String, _ options: InspectOptions = InspectOptions(), listener: Listener = Listener()
) throws -> CorpusFacts {
  let names = try corpusLabels(folder, asked: options.labels)
  let corpora = try names.map { try CorpusReader(folder: folder, labels: $0) }
  let (header, manifest) = (corpora[0].header, corpora[0].manifest)
  return CorpusFacts(
    folder: folder, name: header.name, origin: header.origin.words, shape: "\(header.shape)",
    sides: header.sides.rawValue, hash: manifest.corpusHash,
    rejectedSeries: manifest.series.count { $0.failure != nil },
    labellings: try corpora.map { try describe($0, options, listener) })
}

/// The label sets to look at: the one asked for, or all.
private func corpusLabels(_ folder: String, asked: String?) throws -> [String] {
  do {
    return [try CorpusReader(folder: folder, labels: asked).labels.name]
  } catch CorpusError.chooseLabels(_, nil, let available) {
    return available
  }
}

private func describe(
  _ corpus: CorpusReader, _ options: InspectOptions, _ listener: Listener
) throws -> CorpusFacts.Labelling {
  let samples = corpus.samples
  let spreads = corpus.header.attributes.filter { $0 != "seed" }
    .compactMap { AttributeSpread($0, of: samples) }
  let varying = spreads.filter { $0.maximum > $0.minimum }.map(\.attribute)
  let correlations = varying.count < 2 ? nil : Correlations(varying, of: samples)
  var findings: [CorpusAudit.Finding] = []
  if options.volumes > 0 {
    listener.remark("comparing volumes of \(corpus.labels.name)")
    findings = try CorpusAudit(corpus, volumes: options.volumes).findings
  }
  return CorpusFacts.Labelling(
    labels: corpus.labels.name,
    splits: Split.allCases.map { split in
      let members = samples.filter { $0.split == split }
      return CorpusFacts.Part(
        split: split.rawValue, series: Set(members.map(\.series)).count, samples: members.count)
    },
    ranges: spreads.map(CorpusFacts.Range.init),
    correlations: correlations.map { .init(attributes: $0.attributes, matrix: $0.matrix) },
    findings: findings.map {
      .init(check: $0.check, verdict: $0.verdict.rawValue, words: $0.words)
    },
    figure: try pairPlot(corpus, correlations, options))
}

private func pairPlot(
  _ corpus: CorpusReader, _ correlations: Correlations?, _ options: InspectOptions
) throws -> [String] {
  guard let folder = options.figures, let correlations else { return [] }
  let names = try plotted(correlations.attributes, asked: options.attributes, corpus.folder)
  let columns = names.map { correlations.attributes.firstIndex(of: $0)! }
  let samples = corpus.samples
  let plot = PairPlot(
    name: "\(corpus.labels.name)-pairs", title: "\(corpus.header.name), \(corpus.labels.name)",
    columns: names.map { name in
      PairPlot.Column(
        name: name, label: axisLabel(name), values: samples.map { $0[name] ?? .nan })
    },
    correlations: columns.map { row in columns.map { correlations.matrix[row][$0] } },
    isTest: samples.map { $0.split == .test })
  return try plot.draw(into: folder)
}

/// The attributes asked for, which must vary; or those of the process and of the conditions first,
/// eight at most.
private func plotted(
  _ varying: [String], asked: [String], _ folder: String
) throws -> [String] {
  let found = asked.compactMap { Attribute.spelling(of: $0, among: varying) }
  if let (first, second) = Attribute.repeated(in: Attribute.named(found)) {
    throw CorpusError.unreadable(path: folder, reason: sameQuantity(first, second))
  }
  if let missing = asked.first(where: { Attribute.spelling(of: $0, among: varying) == nil }) {
    throw CorpusError.unreadable(
      path: folder,
      reason: "no attribute “\(missing)” varies there; choose among "
        + varying.joined(separator: ", "))
  }
  guard asked.isEmpty else { return found }
  let first = (Attribute.conditions + Attribute.process).map(\.rawValue).filter(varying.contains)
  return Array((first.count > 1 ? first : varying).prefix(8))
}

/// What stands on an axis: words and unit, the name only where there are no words.
func axisLabel(_ name: String) -> String {
  guard let info = Attribute.named(name).info else { return name }
  return info.label.replacingOccurrences(of: " \(name)", with: "")
}

extension CorpusOrigin {
  fileprivate var words: String {
    switch self {
    case .simulated(_, let fraction):
      fraction == 1 ? "simulated" : "simulated (a fraction of \(fraction))"
    case .imported(let source): source.description
    }
  }
}

extension CorpusFacts.Range {
  fileprivate init(_ spread: AttributeSpread) {
    self.init(
      attribute: spread.attribute, minimum: spread.minimum, median: spread.median,
      maximum: spread.maximum, mean: spread.mean, deviation: spread.deviation,
      undefined: spread.undefined, infinite: spread.infinite)
  }
}
