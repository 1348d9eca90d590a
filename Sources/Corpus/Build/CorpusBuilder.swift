import PhaseField
import Support
import Volumes

/// Builds a corpus into a folder.
///
/// Stopped at any moment and started again it goes on with the series that are missing; the files
/// come out the same, byte for byte, whatever the number of workers and stops. Samples go to disk
/// as they are made; the series that takes longest is begun first, so that none is left over alone.
package struct CorpusBuilder: Sendable {
  package let plan: CorpusPlan
  package let folder: String
  /// The part of the plan's samples that is built, evenly thinned.
  package let fraction: Double
  /// Series simulated at the same time, one thread each.
  package let workers: Int

  package init(plan: CorpusPlan, folder: String, fraction: Double = 1, workers: Int = 2) {
    precondition(workers > 0, "at least one worker")
    precondition(fraction > 0 && fraction <= 1, "a part of the plan")
    (self.plan, self.folder, self.fraction, self.workers) = (plan, folder, fraction, workers)
  }

  /// - Parameter progress: Called once for what an earlier build left, then after each sample, one
  ///   call at a time, from any thread.
  @discardableResult
  package func build(
    progress: @escaping @Sendable (BuildProgress) -> Void = { _ in }
  ) throws -> CorpusManifest {
    try plan.physics.check()
    let assembly = try CorpusAssembly(
      folder: folder, header: header, compression: plan.compression)
    let thinning = Thinning(plan, fraction: fraction)
    let work = BuildWork(
      found: thinning.series.map(assembly.found),
      samples: thinning.series.map { _ in thinning.snapshots },
      order: thinning.costs(of: plan).longestFirst(),
      progress: progress)
    let builder = SeriesBuilder(plan: plan, kept: thinning.snapshots)
    work.run(workers: workers) { next throws in
      let series = thinning.series[next]
      do {
        return try assembly.series(series) { writer in
          try builder.build(writer) { try work.step(of: next) }
        }
      } catch let error as CorpusError {
        throw error
      } catch {
        throw CorpusError.seriesFailed(series: series.series, reason: "\(error)")
      }
    }
    return try assembly.finish(work.outcome())
  }

  private var header: CorpusHeader { CorpusHeader(of: plan, fraction: fraction) }
}

extension CorpusHeader {
  /// Of a plan's corpus, or of an evenly thinned part of it.
  init(of plan: CorpusPlan, fraction: Double) {
    self.init(
      name: plan.name, origin: .simulated(plan: plan, fraction: fraction), shape: plan.shape,
      spacing: nil, sides: .periodic, labels: plan.labels,
      attributes: SeriesBuilder.attributes(of: plan))
  }
}
