import Corpus

extension TrainingSet {
  /// The training and validation splits of the corpus in `folder`.
  ///
  /// The test split is left alone. All labels are held in memory, one byte a voxel.
  ///
  /// - Parameter wanted: The attributes that the model needs.
  public init(corpus folder: String, attributes wanted: [String]) throws {
    let reader = try CorpusReader(folder: folder)
    func members(_ split: Split) throws -> [Member] {
      let samples = reader.samples(in: split)
      let volumes = try reader.volumes(of: samples)
      return try zip(samples, volumes).map { sample, volume in
        let values = try wanted.map { name in
          guard let value = sample.attributes[name] else {
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
      phaseCuts: reader.plan.cuts, corpusName: reader.plan.name,
      corpusHash: reader.manifest.corpusHash)
  }
}
