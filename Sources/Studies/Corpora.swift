import Corpus
import Descriptors
import Foundation

/// What a corpus holds.
public struct CorpusFacts: Encodable, Sendable {
  public struct Part: Encodable, Sendable {
    public let split: String
    public let series: Int
    public let samples: Int
  }
  public struct Range: Encodable, Sendable {
    public let attribute: String
    public let minimum: Double
    public let median: Double
    public let maximum: Double
    public let deviation: Double
  }

  public let folder: String
  public let shape: String
  public let hash: String
  public let splits: [Part]
  public let ranges: [Range]
  /// Series that gave no sample.
  public let rejectedSeries: Int
}

/// Builds, or goes on building, the corpus of a plan.
public func buildCorpus(
  plan file: String, folder: String?, workers: Int, listener: Listener
) throws -> CorpusFacts {
  let plan = try CorpusPlan(yaml: file)
  let folder = folder ?? "corpora/\(plan.name)"
  let workers = workers == 0 ? ProcessInfo.processInfo.activeProcessorCount : workers
  let builder = CorpusBuilder(plan: plan, folder: folder, workers: workers)
  _ = try builder.build {
    listener.progress(
      StageProgress(
        stage: "corpus", done: $0.samplesDone, total: $0.samplesTotal,
        note: "\($0.seriesDone) of \($0.seriesTotal) series"))
  }
  return try inspectCorpus(folder)
}

/// Counts and ranges of a finished corpus.
public func inspectCorpus(_ folder: String) throws -> CorpusFacts {
  let reader = try CorpusReader(folder: folder)
  let parts = Split.allCases.map { split in
    let samples = reader.samples(in: split)
    return CorpusFacts.Part(
      split: split.rawValue, series: Set(samples.map(\.series)).count, samples: samples.count)
  }
  let samples = Split.allCases.flatMap { reader.samples(in: $0) }
  let names = (samples.first?.attributes.keys.sorted() ?? [])
    .filter { Attribute.known.map(\.rawValue).contains($0) }
  return CorpusFacts(
    folder: folder, shape: "\(reader.header.shape)", hash: reader.manifest.corpusHash,
    splits: parts,
    ranges: names.map { name in
      range(of: name, samples.compactMap { $0.attributes[name] })
    },
    rejectedSeries: reader.manifest.series.count { $0.failure != nil })
}

private func range(of name: String, _ values: [Double]) -> CorpusFacts.Range {
  let sorted = values.sorted()
  let mean = values.reduce(0, +) / Double(values.count)
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return CorpusFacts.Range(
    attribute: name, minimum: sorted[0], median: sorted[sorted.count / 2],
    maximum: sorted[sorted.count - 1], deviation: (squares / Double(values.count)).squareRoot())
}
