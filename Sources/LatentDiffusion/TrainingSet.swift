public import Volumes

/// The labelled volumes that a model learns from, and those it never sees in training.
public struct TrainingSet: Sendable {
  /// One labelled volume.
  public struct Member: Sendable {
    public let volume: Volume
    /// In the order of the set's names.
    public let attributes: [Double]
    public let series: Int

    public init(volume: Volume, attributes: [Double], series: Int) {
      self.volume = volume
      self.attributes = attributes
      self.series = series
    }
  }

  public let names: [String]
  public let training: [Member]
  /// Of other series than the training members, never other moments of the same.
  public let heldOut: [Member]
  public let phaseCuts: PhaseCuts
  public let corpusName: String
  public let corpusHash: String

  public init(
    names: [String], training: [Member], heldOut: [Member], phaseCuts: PhaseCuts,
    corpusName: String, corpusHash: String
  ) throws(LatentDiffusionError) {
    self.names = names
    self.training = training
    self.heldOut = heldOut
    self.phaseCuts = phaseCuts
    self.corpusName = corpusName
    self.corpusHash = corpusHash
    try check()
  }

  var shape: Shape { training[0].volume.shape }
  var spacing: Spacing { training[0].volume.spacing }

  /// The phases that occur, acceptor first, mixed in the middle as on the scale of φ.
  var phases: [Phase] {
    var occur: Set<UInt8> = []
    for member in training { occur.formUnion(member.volume.labels) }
    return [Phase.acceptor, .mixed, .donor].filter { occur.contains($0.rawValue) }
  }

  private func check() throws(LatentDiffusionError) {
    func refuse(_ problem: String) -> LatentDiffusionError {
      .corpus(path: corpusName, problem: problem)
    }
    guard let first = training.first else { throw refuse("its training split is empty") }
    guard !heldOut.isEmpty else { throw refuse("it holds no series back for validation") }
    let seen = Set(training.map(\.series))
    if let leak = heldOut.first(where: { seen.contains($0.series) }) {
      throw refuse("series \(leak.series) is both in training and held out")
    }
    for member in training + heldOut {
      guard member.volume.shape == first.volume.shape else {
        throw refuse(
          "series \(member.series) has \(member.volume.shape) voxels, others "
            + "\(first.volume.shape)")
      }
      for (name, value) in zip(names, member.attributes) where !value.isFinite {
        throw refuse("series \(member.series): \(name) is \(value)")
      }
    }
  }
}
