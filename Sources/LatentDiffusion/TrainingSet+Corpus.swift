import Corpus

extension TrainingSet {
  /// The training and validation splits of the corpus in `folder`.
  ///
  /// The test split is left alone. All labels are held in memory, one byte a voxel.
  ///
  /// - Parameters:
  ///   - labels: The label set to learn from; may be nil where the corpus has only one.
  ///   - wanted: The attributes that the model needs.
  public init(corpus folder: String, labels: String? = nil, attributes wanted: [String]) throws {
    let reader = try CorpusReader(folder: folder, labels: labels)
    guard let cuts = reader.labels.cuts else {
      throw LatentDiffusionError.corpus(
        path: folder, problem: "its phases came with the data, and a model needs the cuts of φ")
    }
    func members(_ split: Split) throws -> [Member] {
      let samples = reader.samples(in: split)
      let volumes = try reader.volumes(of: samples)
      return try zip(samples, volumes).map { sample, volume in
        let values = try wanted.map { name in
          guard let value = sample[name] else {
            throw LatentDiffusionError.corpus(
              path: folder, problem: "\(sample.dataset) has no attribute \(name)")
          }
          return value
        }
        return Member(volume: volume, attributes: values, series: sample.series)
      }
    }
    try self.init(
      names: wanted, training: members(.train), heldOut: members(.validation),
      phaseCuts: cuts, corpusName: reader.header.name,
      corpusHash: reader.manifest.corpusHash)
  }
}
