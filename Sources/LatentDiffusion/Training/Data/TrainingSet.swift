import Corpus
import PhaseField
package import Volumes

/// The labelled volumes that a model learns from, and those it never sees in training.
///
/// Labels stay where they are, in memory or in the shards of a corpus, until a step needs them.
package struct TrainingSet: Sendable {
  /// One labelled volume.
  package struct Member: Sendable {
    /// What messages call it, such as `series-0003_0012`.
    package let name: String
    /// In the order of the set's names; not a number where a film has no such value, as the
    /// tortuosity factor of a phase that does not connect the electrodes.
    package let attributes: [Double]
    package let series: Int
    let origin: Origin

    enum Origin: Sendable {
      case memory(Volume)
      case corpus(SampleReference)
    }

    /// A member whose labels are in memory.
    package init(volume: Volume, attributes: [Double], series: Int) {
      self.init(
        name: "series \(series)", attributes: attributes, series: series, origin: .memory(volume))
    }

    init(name: String, attributes: [Double], series: Int, origin: Origin) {
      self.name = name
      self.attributes = attributes
      self.series = series
      self.origin = origin
    }
  }

  package let names: [String]
  package let training: [Member]
  /// Of other series than the training members, never other moments of the same.
  package let heldOut: [Member]
  /// Nil where the phases came with the data.
  package let phaseCuts: PhaseCuts?
  package let corpusName: String
  package let corpusHash: String
  /// The physics of simulated films; nil where they came from elsewhere.
  let physics: AnnealingSettings?
  /// Of every volume.
  let shape: Shape
  let spacing: Spacing
  /// The phases that occur, acceptor first, mixed in the middle as on the scale of φ.
  let phases: [Phase]
  private let store: LabelStore?

  /// A set whose labels are in memory.
  package init(
    names: [String], training: [Member], heldOut: [Member], phaseCuts: PhaseCuts?,
    corpusName: String, corpusHash: String
  ) throws(LatentDiffusionError) {
    let volumes = (training + heldOut).compactMap(\.volume)
    guard let first = volumes.first, volumes.count == training.count + heldOut.count else {
      throw .corpus(path: corpusName, problem: "its training split is empty")
    }
    if let other = volumes.first(where: { $0.shape != first.shape }) {
      throw .corpus(
        path: corpusName, problem: "volumes have \(first.shape) and \(other.shape) voxels")
    }
    try self.init(
      names: names, training: training, heldOut: heldOut, phaseCuts: phaseCuts,
      corpusName: corpusName, corpusHash: corpusHash, shape: first.shape, spacing: first.spacing,
      physics: nil,
      phases: volumes.reduce(into: []) { $0.formUnion(Set($1.labels)) }, store: nil)
  }

  init(
    names: [String], training: [Member], heldOut: [Member], phaseCuts: PhaseCuts?,
    corpusName: String, corpusHash: String, shape: Shape, spacing: Spacing,
    physics: AnnealingSettings?, phases: Set<UInt8>,
    store: LabelStore?
  ) throws(LatentDiffusionError) {
    self.names = names
    self.training = training
    self.heldOut = heldOut
    self.phaseCuts = phaseCuts
    self.corpusName = corpusName
    self.corpusHash = corpusHash
    self.shape = shape
    self.spacing = spacing
    self.physics = physics
    self.phases = [Phase.acceptor, .mixed, .donor].filter { phases.contains($0.rawValue) }
    self.store = store
    try check()
  }

  /// The labels of `member`, x fastest; read from its shard unless they are there already.
  func labels(of member: Member) throws(LatentDiffusionError) -> [UInt8] {
    switch member.origin {
    case .memory(let volume): volume.labels
    case .corpus(let sample): try store!.labels(of: sample)
    }
  }

  /// Has the labels of `members` read while the caller goes on.
  func readAhead(_ members: [Member]) {
    let samples = members.compactMap(\.sample)
    if !samples.isEmpty { store?.readAhead(samples) }
  }

  private func check() throws(LatentDiffusionError) {
    func refuse(_ problem: String) -> LatentDiffusionError {
      .corpus(path: corpusName, problem: problem)
    }
    guard !training.isEmpty else { throw refuse("its training split is empty") }
    guard !heldOut.isEmpty else { throw refuse("it holds no series back for validation") }
    guard phases.count >= 2 else { throw refuse("only one phase occurs in it") }
    let seen = Set(training.map(\.series))
    if let leak = heldOut.first(where: { seen.contains($0.series) }) {
      throw refuse("series \(leak.series) is both in training and held out")
    }
  }
}

extension TrainingSet.Member {
  fileprivate var volume: Volume? {
    if case .memory(let volume) = origin { volume } else { nil }
  }

  fileprivate var sample: SampleReference? {
    if case .corpus(let sample) = origin { sample } else { nil }
  }
}
