/// What is imported.
package enum ImportSource: Sendable {
  /// HDF5 files in MicroGen3D's layout; series by an attribute, or by file.
  case shards([String], seriesAttribute: String?)
  /// The volume files of a folder, their numbers in a table; series by its column, or by file.
  case folder(String, table: AttributeTable, seriesColumn: String?)
  /// Windows of tomograms.
  case tomograms([String], TomogramWindows)
  /// Simulated films as a tomogram shows them, and tomograms.
  case tomogramLike(TomogramLikeSource)
}

/// What an import made, besides the corpus.
package struct ImportReport: Sendable {
  package let manifest: CorpusManifest
  /// What the segmentation of each tomogram reached.
  package let segmentations: [(file: String, note: SegmentationNote)]
  /// How far given descriptors lie from measured ones.
  package let differences: [AttributeDifference]
}

/// Brings other people's volumes into a corpus folder.
///
/// Stopped at any moment and started again it goes on with the shards that are missing; the files
/// come out the same, byte for byte, whatever the number of workers and stops.
package struct CorpusImporter: Sendable {
  package let source: ImportSource
  package let options: ImportOptions
  package let folder: String
  /// Series read and measured at the same time, one thread each.
  package let workers: Int

  package init(source: ImportSource, options: ImportOptions, folder: String, workers: Int) {
    precondition(workers > 0, "at least one worker")
    (self.source, self.options, self.folder, self.workers) = (source, options, folder, workers)
  }

  /// - Parameter progress: Called once for what an earlier import left, then after each sample, one
  ///   call at a time, from any thread.
  package func run(
    progress: @escaping @Sendable (BuildProgress) -> Void = { _ in }
  ) throws -> ImportReport {
    switch source {
    case .shards(let patterns, let attribute):
      let data = try ShardData(
        patterns, seriesAttribute: attribute, segmentation: options.segmentation)
      return try run(data, progress)
    case .folder(let folder, let table, let column):
      let data = try FolderData(
        folder: folder, table: table, seriesColumn: column, segmentation: options.segmentation,
        reading: options.reading)
      return try run(data, progress)
    case .tomograms(let patterns, let windows):
      let data = try TomogramData(patterns, windows: windows, options: options)
      return try run(data, progress, notes: data.notes)
    case .tomogramLike(let source):
      let data = try TomogramLikeData(source, options: options)
      return try run(data, progress, notes: data.tomograms?.notes ?? [])
    }
  }

  private func run(
    _ data: some ImportedData, _ progress: @escaping @Sendable (BuildProgress) -> Void,
    notes: [(file: String, note: SegmentationNote?)] = []
  ) throws -> ImportReport {
    let job = try ImportJob(data, options: options)
    let manifest = try job.run(folder: folder, workers: workers, progress)
    let reader = try CorpusReader(folder: folder)
    return ImportReport(
      manifest: manifest,
      segmentations: notes.compactMap { entry in entry.note.map { (entry.file, $0) } },
      differences: job.columns.compared.map {
        AttributeDifference($0.name, given: $0.given, measured: $0.measured, in: reader.samples)
      })
  }
}
