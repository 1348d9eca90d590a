package import Corpus
import Descriptors
import Foundation
import Support
import Volumes

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

/// The name of a corpus in `folder`: the one that was given, or the folder's last part.
///
/// - Throws: ``StudyError/badName(name:of:problem:)``.
package func corpusName(_ given: String?, in folder: String) throws(StudyError) -> String {
  guard let given, !given.isEmpty else { return URL(fileURLWithPath: folder).lastPathComponent }
  if let fault = FileName.fault(given) {
    throw StudyError.badName(name: given, of: "a corpus", problem: fault)
  }
  return given
}

/// Imports, or goes on importing, volumes into a corpus folder.
///
/// - Parameter workers: Shards made at once; 0 for all cores.
package func importCorpus(
  _ source: ImportSource, options: ImportOptions, into folder: String, workers: Int,
  listener: Listener
) throws -> ImportFacts {
  let importer = CorpusImporter(
    source: source, options: options, folder: folder, workers: Threads.count(workers))
  let report = try importer.run {
    listener.progress(
      StageProgress(
        stage: "import", done: $0.samplesDone, total: $0.samplesTotal,
        note: "\($0.seriesDone) of \($0.seriesTotal) shards"))
  }
  if let remark = report.manifest.header.spacing.flatMap(remarkOnEdges) {
    listener.remark("\(folder): \(remark)")
  }
  return ImportFacts(report, folder: folder)
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
