import Corpus
import Descriptors
import LatentDiffusion
import Volumes

/// A corpus on disk of synthetic films whose labels came with the data: ten series of three films.
struct ImportedFilms {
  let folder: TemporaryFolder
  static let shape = Shape(nx: 16, ny: 16, nz: 8)

  var corpus: String { folder.path + "/corpus" }

  /// - Parameter lacking: An attribute that the films of the first file do not know.
  init(lacking: String? = nil) throws {
    folder = try TemporaryFolder()
    for series in 0..<10 {
      let writer = try SampleWriter(path: "\(folder.path)/film\(series).h5")
      for film in 0..<3 {
        let member = SyntheticFilms.member(3 * series + film, shape: Self.shape)
        let process = zip(SyntheticFilms.names, member.attributes).dropFirst(4).map { name, value in
          (name, lacking == name && series == 0 ? Double.nan : value)
        }
        try writer.append(
          SyntheticFilms.volume(3 * series + film, shape: Self.shape), name: "film\(film)",
          attributes: process)
      }
      try writer.finish()
    }
    var options = ImportOptions(name: "imported", segmentation: .labels(.graspi))
    options.sides = .periodic
    (options.validation, options.test) = (0.2, 0.1)
    _ = try CorpusImporter(
      source: .shards(["\(folder.path)/film*.h5"], seriesAttribute: nil), options: options,
      folder: corpus, workers: 2
    ).run()
  }

  func set(
    _ names: [String] = SyntheticFilms.names, labelMemory: Int = 1 << 20
  ) throws -> TrainingSet {
    try TrainingSet(corpus: corpus, attributes: names, labelMemory: labelMemory)
  }

  /// The same volumes, all in memory.
  func setInMemory() throws -> TrainingSet {
    let reader = try CorpusReader(folder: corpus)
    func members(_ split: Split) throws -> [TrainingSet.Member] {
      let samples = reader.samples(in: split)
      return zip(samples, try reader.volumes(of: samples)).map { sample, volume in
        TrainingSet.Member(
          volume: volume, attributes: SyntheticFilms.names.map { sample[$0]! },
          series: sample.series)
      }
    }
    return try TrainingSet(
      names: SyntheticFilms.names, training: members(.train), heldOut: members(.validation),
      phaseCuts: nil, corpusName: reader.header.name, corpusHash: reader.manifest.corpusHash)
  }
}
