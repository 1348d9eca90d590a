import Corpus
import Volumes

extension TrainingSet {
  /// The training and validation splits of the corpus in `folder`; the test split is left alone.
  ///
  /// Reads the tables only: of a volume its row stays in memory. Labels are read as steps need
  /// them, and kept, packed to a quarter of a byte a voxel, up to `labelMemory`.
  ///
  /// - Parameters:
  ///   - labels: The label set to learn from; may be nil where the corpus has only one.
  ///   - wanted: The attributes that the model needs.
  ///   - labelMemory: Bytes of labels that are kept.
  package init(
    corpus folder: String, labels: String? = nil, attributes wanted: [String],
    labelMemory: Int = TrainingConfiguration.defaultLabelMemory << 20
  ) throws {
    let reader = try CorpusReader(folder: folder, labels: labels)
    let (training, heldOut) = (reader.samples(in: .train), reader.samples(in: .validation))
    try Self.check(wanted, of: reader, training + heldOut)
    let store = LabelStore(folder: folder, shape: reader.header.shape, mostBytes: labelMemory)
    func members(_ samples: [SampleReference]) -> [Member] {
      samples.map { sample in
        Member(
          name: sample.dataset,
          attributes: wanted.map { sample[$0].flatMap { $0.isFinite ? $0 : nil } ?? .nan },
          series: sample.series,
          origin: .corpus(sample))
      }
    }
    try self.init(
      names: wanted, training: members(training), heldOut: members(heldOut),
      phaseCuts: reader.labels.cuts, corpusName: reader.header.name,
      corpusHash: reader.manifest.corpusHash, shape: reader.header.shape,
      spacing: reader.header.spacing ?? Spacing(cube: 1),
      physics: reader.header.origin.plan?.physics,
      phases: Self.phases(in: training + heldOut, shape: reader.header.shape, store: store),
      store: store)
  }

  /// Refuses attributes that the corpus lacks, or that none of its volumes has.
  private static func check(
    _ wanted: [String], of reader: CorpusReader, _ samples: [SampleReference]
  ) throws {
    let has = reader.header.attributes
    for name in wanted {
      guard reader.header.has(name) else {
        throw LatentDiffusionError.corpus(
          path: reader.folder,
          problem: "it has no attribute \(name); leave it out of conditions and predictions, or "
            + "choose among \(has.joined(separator: ", "))")
      }
      guard !samples.contains(where: { $0[name]?.isFinite == true }) else { continue }
      throw LatentDiffusionError.corpus(
        path: reader.folder,
        problem: "none of its volumes has a value of \(name); leave it out of conditions and "
          + "predictions, or import the corpus with values")
    }
  }

  /// The labels that occur: by the measured shares of the phases, else by looking.
  private static func phases(
    in samples: [SampleReference], shape: Shape, store: LabelStore
  ) throws(LatentDiffusionError) -> Set<UInt8> {
    var occur: Set<UInt8> = []
    for sample in samples where occur.count < Phase.allCases.count {
      guard let shares = Shares(sample, voxels: shape.count) else {
        occur.formUnion(try store.labels(of: sample))
        continue
      }
      occur.formUnion(shares.phases)
    }
    return occur
  }

  /// How much of a volume each phase takes, where that was measured on its voxels.
  private struct Shares {
    let phases: [UInt8]

    init?(_ sample: SampleReference, voxels: Int) {
      func share(_ name: String) -> Double? { sample[name + "_measured"] ?? sample[name] }
      guard let donor = share("vol_frac_D"), let mixed = share("vol_frac_M") else { return nil }
      let half = 0.5 / Double(voxels)
      let all: [(Phase, Double)] = [
        (.donor, donor), (.mixed, mixed), (.acceptor, 1 - donor - mixed),
      ]
      phases = all.filter { $0.1 > half }.map(\.0.rawValue)
    }
  }
}
