import PhaseField

/// The series of a simulated corpus as pieces of work that do not depend on each other, for several
/// processes and machines at once.
///
/// Two that make the same series at the same time do no harm: both write the same bytes, and a file
/// takes its name when it is whole. No lock is taken.
package struct CorpusPieces: Sendable {
  package let plan: CorpusPlan
  package let folder: String
  package let fraction: Double
  package let series: [SeriesHeader]
  /// What each series takes, in units of its own.
  package let costs: [Double]
  private let snapshots: Int
  private let assembly: CorpusAssembly

  /// SHA-256 of the corpus's header: of all that its bytes depend on.
  package var identity: String { assembly.planHash }

  /// Makes the folder, or finds the same corpus there.
  package init(plan: CorpusPlan, folder: String, fraction: Double) throws {
    precondition(fraction > 0 && fraction <= 1, "a part of the plan")
    try plan.physics.check()
    let thinning = Thinning(plan, fraction: fraction)
    (self.plan, self.folder, self.fraction) = (plan, folder, fraction)
    (series, snapshots, costs) = (thinning.series, thinning.snapshots, thinning.costs(of: plan))
    assembly = try CorpusAssembly(
      folder: folder, header: CorpusHeader(of: plan, fraction: fraction),
      compression: plan.compression, isShared: true)
  }

  /// The corpus whose header lies in the folder.
  package init(folder: String) throws {
    let store = CorpusFolder(path: folder)
    let header = try store.read(CorpusHeader.self, from: store.header)
    guard case .simulated(let plan, let fraction) = header.origin, fraction > 0, fraction <= 1
    else {
      throw CorpusError.unreadable(path: store.header, reason: "it is of no simulated corpus")
    }
    try self.init(plan: plan, folder: folder, fraction: fraction)
  }

  /// Whether the series is there, with shards that are what its record says.
  ///
  /// - Complexity: Reads the shards.
  package func holds(_ index: Int) -> Bool { assembly.found(series[index]) != nil }

  /// Makes a series where it is not there.
  ///
  /// - Parameters:
  ///   - scratch: A folder of this process's own on the corpus's file system, in which shards grow.
  ///   - progress: Called after each sample; what it throws ends the series.
  package func make(_ index: Int, scratch: String, progress: () throws -> Void) throws {
    let builder = SeriesBuilder(plan: plan, kept: snapshots)
    _ = try assembly.series(series[index], scratch: scratch) { writer in
      try builder.build(writer, progress: progress)
    }
  }

  /// Writes the tables and the manifest over all series.
  ///
  /// - Parameter progress: Called after each series that was held against its record.
  /// - Throws: ``CorpusError/missingSeries(folder:series:)`` where series are missing or damaged.
  @discardableResult
  package func finish(
    scratch: String, progress: (Int) -> Void = { _ in }
  ) throws -> CorpusManifest {
    var records: [SeriesRecord] = []
    var missing: [Int] = []
    for (index, header) in series.enumerated() {
      if let found = assembly.found(header) {
        records.append(found)
      } else {
        missing.append(header.series)
      }
      progress(index + 1)
    }
    guard missing.isEmpty else {
      throw CorpusError.missingSeries(folder: folder, series: missing)
    }
    return try assembly.finish(records, scratch: scratch)
  }
}
