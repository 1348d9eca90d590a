import Foundation
import Support
import Volumes

/// One import, planned: its header fixed, every series numbered and given its split.
struct ImportJob<Data: ImportedData>: Sendable {
  let data: Data
  let columns: AttributeColumns
  let header: CorpusHeader
  let series: [SeriesHeader]
  private let options: ImportOptions
  private let measurer: SampleMeasurer
  private let origins: String

  /// Reads one sample, for the shape, and hashes the sources.
  init(_ data: Data, options: ImportOptions) throws {
    (self.data, self.options) = (data, options)
    columns = try AttributeColumns(
      measured: options.attributes, given: data.given, remeasures: options.remeasures,
      path: data.files[0])
    measurer = SampleMeasurer(options.attributes)
    let source = try Self.firstVolume(of: data)
    let first = options.shape.map { source.resized(to: $0) } ?? source
    first.shape.remarkOnThickness(of: data.files[0], to: options.reading)
    let free = data.series.count { $0.split == nil }
    var drawn = try drawnSplits(ofAtMost: free, options)[...]
    series = data.series.enumerated().map { number, series in
      SeriesHeader(
        series: number, source: series.source, split: series.split ?? drawn.removeFirst())
    }
    origins = Self.table(of: data.series)
    var settings = options.settings.merging(data.settings) { $1 }
    settings["diffusion_tolerance"] = "\(measurer.tolerance)"
    settings["origins.csv"] = sha256(origins.utf8)
    let files = try data.files.map {
      ImportedSource.File(name: $0, hash: try sha256(fileAt: $0))
    }
    header = CorpusHeader(
      name: options.name,
      origin: .imported(
        source: ImportedSource(description: data.description, files: files, settings: settings)),
      // Readers give one nanometre where the file says nothing.
      shape: first.shape, spacing: source.spacing == Spacing(cube: 1) ? nil : first.spacing,
      sides: options.sides,
      labels: [options.segmentation.labelSet],
      attributes: columns.names)
  }

  func run(
    folder path: String, workers: Int, _ progress: @escaping @Sendable (BuildProgress) -> Void
  ) throws -> CorpusManifest {
    let assembly = try CorpusAssembly(
      folder: path, header: header, compression: options.compression)
    try assembly.folder.write(
      Foundation.Data(origins.utf8), to: assembly.folder.path(to: "origins.csv"))
    let work = BuildWork(
      found: series.map(assembly.found), samples: data.series.map(\.origins.count),
      progress: progress)
    work.run(workers: workers) { number in
      try assembly.series(series[number]) { writer in
        try write(number, with: writer) { try work.step(of: number) }
        return nil
      }
    }
    return try assembly.finish(work.outcome())
  }

  private func write(
    _ number: Int, with writer: SeriesWriter, _ step: () throws -> Void
  ) throws {
    var index = 0
    try data.read(number) { sample in
      let origin = data.series[number].origins[index]
      let volume = options.shape.map { sample.volume.resized(to: $0) } ?? sample.volume
      try check(volume, from: origin)
      let values = columns.values(
        measured: measurer.measure(volume, sides: options.sides), given: sample.given)
      try writer.append([volume], name: writer.datasetName(index), attributes: [values])
      index += 1
      try step()
    }
  }

  /// A corpus has one shape and, where the files say any, one length of a voxel.
  private func check(_ volume: Volume, from origin: ImportedSeries.Origin) throws(ImportError) {
    guard volume.shape == header.shape else {
      throw .shapesDiffer(
        path: origin.file, sample: origin.place, found: "\(volume.shape)",
        wanted: "\(header.shape)")
    }
    guard let length = header.spacing else { return }
    guard volume.spacing.isClose(to: length) else {
      throw .spacingsDiffer(
        path: origin.file, sample: origin.place, found: volume.spacing.words, wanted: length.words)
    }
  }

  private static func firstVolume(of data: Data) throws -> Volume {
    var first: Volume?
    do {
      try data.read(0) { sample in
        first = sample.volume
        throw Enough()
      }
    } catch is Enough {}
    guard let first else { preconditionFailure("a series has a sample") }
    return first
  }

  private struct Enough: Error {}

  /// Which sample came from where, by RFC 4180.
  private static func table(of series: [ImportedSeries]) -> String {
    var lines = ["dataset,file,place"]
    for (number, series) in series.enumerated() {
      for (index, origin) in series.origins.enumerated() {
        lines.append(
          String(
            CSV.line([CorpusFolder.name(of: index, in: number), origin.file, origin.place])
              .dropLast()))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

private func drawnSplits(
  ofAtMost count: Int, _ options: ImportOptions
) throws(ImportError) -> [Split] {
  guard count > 0 else { return [] }
  return try drawnSplits(
    of: count, validation: options.validation, test: options.test, seed: options.seed)
}

extension Spacing {
  /// Equal to the digits that files keep.
  fileprivate func isClose(to other: Spacing) -> Bool {
    zip([x, y, z], [other.x, other.y, other.z]).allSatisfy { abs($0 - $1) <= 1e-5 * $1 }
  }

  fileprivate var words: String { "\(x)×\(y)×\(z) nm" }
}
