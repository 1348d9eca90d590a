import Dispatch
import Foundation
import PhaseField
import Synchronization

/// How far the building of a corpus has come.
public struct BuildProgress: Sendable, Equatable {
  public let seriesDone: Int
  public let seriesTotal: Int
  public let samples: Int
}

/// Builds a corpus into a folder.
///
/// Stopped at any moment and started again it goes on with the series that are missing; the files
/// come out the same, byte for byte, whatever the number of workers and stops.
public struct CorpusBuilder: Sendable {
  public let plan: CorpusPlan
  public let folder: String
  /// Series simulated at the same time, one thread each.
  public let workers: Int

  public init(plan: CorpusPlan, folder: String, workers: Int = 2) {
    precondition(workers > 0, "at least one worker")
    (self.plan, self.folder, self.workers) = (plan, folder, workers)
  }

  /// - Parameter progress: Called after each series, one call at a time, from any thread.
  @discardableResult
  public func build(
    progress: @Sendable (BuildProgress) -> Void = { _ in }
  ) throws -> CorpusManifest {
    try plan.physics.check()
    let place = CorpusFolder(path: folder)
    let planHash = sha256(CorpusFolder.canonical(plan))
    try claim(place, planHash: planHash)
    let records = try buildSeries(in: place, progress)
    let hashes = records.compactMap(\.hash)
    let manifest = CorpusManifest(
      plan: plan, planHash: planHash,
      corpusHash: sha256(([planHash] + hashes).joined(separator: "\n").utf8), series: records)
    try place.write(Data(manifest.table.utf8), to: place.table)
    try place.write(manifest, to: place.manifest)  // last: a corpus with a manifest is complete
    return manifest
  }

  /// Writes the plan down, or finds the same plan there.
  private func claim(_ place: CorpusFolder, planHash: String) throws(CorpusError) {
    try place.create()
    guard place.exists(place.plan) else { return try place.write(plan, to: place.plan) }
    let found = sha256(try place.bytes(of: place.plan))
    guard found == planHash else {
      throw .otherPlan(folder: folder, found: found, wanted: planHash)
    }
  }

  private func buildSeries(
    in place: CorpusFolder, _ progress: @Sendable (BuildProgress) -> Void
  ) throws -> [SeriesRecord] {
    let design = plan.design()
    let builder = SeriesBuilder(plan: plan, folder: place)
    let work = Mutex(SharedWork())
    DispatchQueue.concurrentPerform(iterations: min(workers, design.count)) { _ in
      while let next = work.withLock({ $0.take(of: design.count) }) {
        let outcome = Result { try builder.record(of: design[next]) }
        work.withLock { state in
          state.put(outcome, at: next)
          progress(
            BuildProgress(
              seriesDone: state.records.count, seriesTotal: design.count, samples: state.samples))
        }
      }
    }
    return try work.withLock { state in
      if let failure = state.failure { throw failure }
      return design.indices.map { state.records[$0]! }
    }
  }
}

/// What the workers of a build share.
private struct SharedWork {
  var records: [Int: SeriesRecord] = [:]
  var samples = 0
  var failure: CorpusError?
  private var next = 0

  /// The next series to do; nil when all are taken or one has failed.
  mutating func take(of count: Int) -> Int? {
    guard failure == nil, next < count else { return nil }
    defer { next += 1 }
    return next
  }

  mutating func put(_ outcome: Result<SeriesRecord, any Error>, at series: Int) {
    switch outcome {
    case .success(let record):
      records[series] = record
      samples += record.samples.count
    case .failure(let error as CorpusError): failure = failure ?? error
    case .failure(let error):
      failure = failure ?? .seriesFailed(series: series, reason: "\(error)")
    }
  }
}
