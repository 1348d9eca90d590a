import Corpus
import Descriptors
import Foundation
import Support
package import Volumes

/// What `binodal corpus import` is asked, whatever the kind of data.
package struct ImportRequest: Sendable {
  /// The data, of one kind.
  package enum Source: Sendable {
    case shards([String], seriesAttribute: String?)
    case folder(String, ImportTable)
    case tomograms([String], ImportWindows)
    case tomogramLike(ImportFilms, tomograms: [String], ImportWindows)
  }

  package var source: Source
  package var meaning = ImportMeaning()
  package var folder = ""
  /// The corpus' name; the folder's last part where empty.
  package var name = ""
  /// The sides to which volumes are brought; empty leaves them.
  package var shape: [Int] = []
  /// Whether every descriptor is measured, or the conditions only.
  package var measuresAll = false
  package var remeasures = false
  package var sides = Sides.open
  package var validation = 0.1
  package var test = 0.1
  package var seed: UInt64 = 1
  /// 0 for all cores.
  package var workers = 0
  /// What the volume files of a folder and tomograms leave open.
  package var reading = ReadOptions()

  package init(source: Source) { self.source = source }
}

/// The table of a folder of volumes.
package struct ImportTable: Sendable {
  package var path: String
  package var fileColumn = "file"
  package var seriesColumn: String?
  package var ignored: [String] = []

  package init(path: String) { self.path = path }
}

/// The windows of tomograms.
package struct ImportWindows: Sendable {
  package var side: Int?
  package var stride = 4
  package var voxel: Double?

  package init() {}
}

/// Simulated films that are shown as a tomogram shows them.
package struct ImportFilms: Sendable {
  package var corpus: String
  package var labels: String?
  package var every = 1
  package var coarsening = 2
  package var noise = 0.2

  package init(corpus: String) { self.corpus = corpus }
}

/// What an import made.
package struct ImportFacts: Encodable, Sendable {
  package struct Part: Encodable, Sendable {
    package let split: String
    package let series: Int
    package let samples: Int
  }
  package struct Shares: Encodable, Sendable {
    package let file: String
    package let donor: Double
    package let mixed: Double
    package let acceptor: Double
    /// Voxels of equal grey value that were parted to reach the given shares.
    package let ties: Int
    package let darkUpTo: Float?
    package let brightFrom: Float?
  }

  /// How far the given values of a descriptor lie from the measured ones.
  package struct Difference: Encodable, Sendable {
    package let attribute: String
    /// The greatest difference, and the sample that has it.
    package let largest: Double
    package let dataset: String
    package let given: Double
    package let measured: Double
    /// Samples that have only one of the two values.
    package let unpaired: Int
  }

  package let folder: String
  package let shape: String
  package let hash: String
  package let splits: [Part]
  package let segmentations: [Shares]
  package let differences: [Difference]
  /// The length of a voxel along x, y and z, nm, where voxels are no cubes.
  package let voxelNm: [Double]?
}

/// Imports, or goes on importing, volumes into a corpus folder.
package func importCorpus(_ request: ImportRequest, listener: Listener) throws -> ImportFacts {
  let importer = CorpusImporter(
    source: try request.corpusSource(), options: try request.options(), folder: request.folder,
    workers: Threads.count(request.workers))
  let report = try importer.run {
    listener.progress(
      StageProgress(
        stage: "import", done: $0.samplesDone, total: $0.samplesTotal,
        note: "\($0.seriesDone) of \($0.seriesTotal) shards"))
  }
  if let remark = report.manifest.header.spacing.flatMap(remarkOnEdges) {
    listener.remark("\(request.folder): \(remark)")
  }
  return ImportFacts(report, folder: request.folder)
}

extension ImportRequest {
  fileprivate func corpusSource() throws -> ImportSource {
    switch source {
    case .shards(let files, let attribute): return .shards(files, seriesAttribute: attribute)
    case .folder(let folder, let table):
      return .folder(
        folder,
        table: try AttributeTable(
          path: table.path, file: table.fileColumn, series: table.seriesColumn,
          ignoring: Set(table.ignored)), seriesColumn: table.seriesColumn)
    case .tomograms(let files, let asked): return .tomograms(files, asked.windows)
    case .tomogramLike(let films, let tomograms, let asked):
      var source = TomogramLikeSource(corpus: films.corpus)
      (source.labels, source.every) = (films.labels, films.every)
      source.imaging = TomogramImaging(coarsening: films.coarsening, noise: films.noise)
      (source.tomograms, source.windows) = (tomograms, asked.windows)
      return .tomogramLike(source)
    }
  }

  fileprivate func options() throws -> ImportOptions {
    let name = name.isEmpty ? URL(fileURLWithPath: folder).lastPathComponent : name
    if !self.name.isEmpty, let fault = FileName.fault(name) {
      throw StudyError.badName(name: name, of: "a corpus", problem: fault)
    }
    var options = ImportOptions(name: name, segmentation: try meaning.segmentation())
    if shape.count == 3 { options.shape = Shape(nx: shape[0], ny: shape[1], nz: shape[2]) }
    if measuresAll { options.attributes = ImportOptions.everyDescriptor }
    options.remeasures = remeasures
    options.sides = sides
    options.reading = reading
    (options.validation, options.test, options.seed) = (validation, test, seed)
    return options
  }
}

extension ImportWindows {
  fileprivate var windows: TomogramWindows {
    var windows = TomogramWindows()
    (windows.side, windows.stride) = (side, stride)
    windows.grid = voxel.map { GridRescale(voxel: $0) }
    return windows
  }
}

extension ImportFacts {
  fileprivate init(_ report: ImportReport, folder: String) {
    let manifest = report.manifest
    self.folder = folder
    voxelNm = manifest.header.spacing.flatMap {
      VoxelEdges($0).isCube ? nil : [$0.x, $0.y, $0.z]
    }
    (shape, hash) = ("\(manifest.header.shape)", manifest.corpusHash)
    splits = Split.allCases.map { split in
      let series = manifest.series.filter { $0.header.split == split }
      return Part(
        split: split.rawValue, series: Set(series.map(\.header.source)).count,
        samples: series.reduce(0) { $0 + $1.samples })
    }
    segmentations = report.segmentations.map { entry in
      Shares(
        file: entry.file, donor: entry.note.donor, mixed: entry.note.mixed,
        acceptor: entry.note.acceptor, ties: entry.note.ties,
        darkUpTo: entry.note.cuts?.darkUpTo, brightFrom: entry.note.cuts?.brightFrom)
    }
    differences = report.differences.map { found in
      Difference(
        attribute: found.attribute, largest: found.largest, dataset: found.dataset,
        given: found.given, measured: found.measured, unpaired: found.unpaired)
    }
  }
}
