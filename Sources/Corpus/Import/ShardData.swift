import Volumes

/// Samples in HDF5 files of MicroGen3D's layout: one dataset a sample, its numbers on it.
struct ShardData: ImportedData {
  let files: [String]
  let given: [String]
  let series: [ImportedSeries]
  private let segmentation: Segmentation?
  private let grouping: String

  /// - Parameters:
  ///   - patterns: Files, or patterns of names.
  ///   - seriesAttribute: The attribute whose value tells the series; nil: each file is one.
  init(
    _ patterns: [String], seriesAttribute: String?, segmentation: Segmentation?
  ) throws {
    files = try Corpus.files(matching: patterns)
    self.segmentation = segmentation
    grouping = seriesAttribute ?? "file"
    let first = try SampleReader(path: files[0])
    guard let sample = first.names.first else {
      throw ImportError.unreadable(path: files[0], reason: "it holds no dataset")
    }
    given = try first.attributes(of: sample).keys
      .filter { !AttributeColumns.replaced.contains($0) }.sorted()
    if let seriesAttribute {
      series = try Self.byAttribute(seriesAttribute, of: files)
    } else {
      series = try Self.byFile(files)
    }
  }

  var description: String { "HDF5 files in MicroGen3D's layout, series by \(grouping)" }
  var settings: [String: String] { ["series": grouping] }

  func read(_ series: Int, _ body: (ImportedSample) throws -> Void) throws {
    var open: SampleReader?
    for origin in self.series[series].origins {
      let file = try open?.path == origin.file ? open! : SampleReader(path: origin.file)
      open = file
      let volume = try segmentation.volume(of: origin.place, in: file)
      let attributes = try file.attributes(of: origin.place)
        .filter { !AttributeColumns.replaced.contains($0.key) }
      try checkNames(Set(attributes.keys), of: origin)
      try body(
        ImportedSample(
          volume: volume, given: given.map { attributes[$0].flatMap { $0.isNaN ? nil : $0 } }))
    }
  }

  /// Every sample has the attributes of the first, and no others.
  private func checkNames(_ found: Set<String>, of origin: ImportedSeries.Origin) throws {
    guard let odd = found.symmetricDifference(given).sorted().first else { return }
    throw found.contains(odd)
      ? ImportError.attributeMissing(
        path: files[0], sample: "1", attribute: odd, found: given)
      : ImportError.attributeMissing(
        path: origin.file, sample: origin.place, attribute: odd, found: found.sorted())
  }

  private static func byFile(_ files: [String]) throws -> [ImportedSeries] {
    try files.map { file in
      let names = try SampleReader(path: file).names
      guard !names.isEmpty else {
        throw ImportError.unreadable(path: file, reason: "it holds no dataset")
      }
      return ImportedSeries(
        source: file, split: nil,
        origins: names.map { ImportedSeries.Origin(file: file, place: $0) })
    }
  }

  private static func byAttribute(_ name: String, of files: [String]) throws -> [ImportedSeries] {
    var groups: [Double: [ImportedSeries.Origin]] = [:]
    for path in files {
      let file = try SampleReader(path: path)
      for sample in file.names {
        let attributes = try file.attributes(of: sample)
        guard let value = attributes[name], !value.isNaN else {
          throw ImportError.attributeMissing(
            path: path, sample: sample, attribute: name, found: attributes.keys.sorted())
        }
        groups[value, default: []].append(ImportedSeries.Origin(file: path, place: sample))
      }
    }
    return groups.sorted { $0.key < $1.key }.map { value, origins in
      ImportedSeries(source: "\(name) = \(value)", split: nil, origins: origins)
    }
  }
}
