import Foundation
import Generation
import LatentDiffusion
import Realism
import Studies
import Volumes

extension Bench {
  /// A sample by the published method's networks at full size, beside one of a shipped model.
  ///
  /// Their weights are random, which changes no time. A whole sample of a thousand calls would take
  /// minutes, so calls are timed by the difference of samples of few and of more.
  func publishedTable() throws -> Table {
    let name = ModelShelf.standard
    let folder = try ModelShelf.folder(of: name)
    let own = try SampleGenerator(folder: folder, threads: threads)
    let condition = try RequestCheck.distribution(of: own.card, in: folder).mean
    let paper = try untrained(PaperArchitecture(), shape: own.card.shape)
    func requests(_ count: Int) -> [SampleRequest] {
      (0..<count).map {
        SampleRequest(condition: condition, seed: SampleSeed(study: search.seed, index: $0))
      }
    }
    let few = SamplerSettings(method: .ddpm, steps: 2)
    let more = SamplerSettings(method: .ddpm, steps: 6)
    let volume = Volume(
      shape: own.card.shape,
      labels: (0..<own.card.shape.count).map { $0 / 8 % 2 == 0 ? 0 : 1 })
    let together = paper.batch(of: own.card.shape)
    let laps = try race(
      rounds: 3,
      [
        Contestant(name: "few calls") {
          _ = try paper.predict(requests(together), settings: few)
        },
        Contestant(name: "more calls") {
          _ = try paper.predict(requests(together), settings: more)
        },
        Contestant(name: "encoding and decoding") { _ = try paper.reconstruct(volume) },
        Contestant(name: "encoding") { _ = try paper.predict([volume]) },
        Contestant(name: "own") { _ = try own.generate(requests(8)) },
      ]
    ).map(\.wall)
    let call = (laps[1] - laps[0]) / Double((more.steps - few.steps) * together)
    let decoding = laps[2] - laps[3]
    let sample = Double(Self.publishedCalls) * call + decoding
    let ownSample = laps[4] / 8
    var table = Table(
      title: "The published networks beside \(name), \(own.card.shape) voxels",
      note: """
        Random weights at the published sizes, \(together) latents together; a sample is \
        \(Self.publishedCalls) calls and one decoding, computed from the two. The shipped model's \
        sample is by its card's sampler, eight together, measured on its voxels where the card \
        corrects.
        """,
      header: ["", "seconds", "/ \(name)"])
    table.rows = [
      ("a call of the published U-Net", call), ("a published decoding", decoding),
      ("a published sample", sample), ("a sample of \(name)", ownSample),
    ].map { [$0.0, time($0.1), digits($0.1 / ownSample)] }
    return table
  }

  /// The calls of the published sampler: it leaves the first two of a thousand steps out.
  private static var publishedCalls: Int { 998 }

  /// A model that was never trained.
  private func untrained(
    _ architecture: PaperArchitecture, shape: Shape
  ) throws -> SampleGenerator {
    var told = TrainingConfiguration()
    told.architecture = Architecture(paper: architecture)
    told.vae.stage.steps = 0
    told.vae.validationVolumes = 1
    told.pool = PoolSettings()
    told.pool.size = 8
    told.pool.validationVolumes = 1
    told.predictor.steps = 0
    told.diffusion.stage.steps = 0
    func members(_ series: Range<Int>) -> [TrainingSet.Member] {
      series.map { number in
        let labels = (0..<shape.count).map { [UInt8(1), 3, 0][($0 / (4 + number)) % 3] }
        return TrainingSet.Member(
          volume: Volume(shape: shape, labels: labels),
          attributes: told.attributes.indices.map { Double($0 + number) }, series: number)
      }
    }
    let set = try TrainingSet(
      names: told.attributes, training: members(0..<2), heldOut: members(2..<3), phaseCuts: nil,
      corpusName: "stripes", corpusHash: "")
    let work =
      FileManager.default.temporaryDirectory.path(percentEncoded: false)
      + "/binodal-bench-\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? FileManager.default.removeItem(atPath: work) }
    let run = try TrainingRun(told, set: set, folder: work, threads: threads)
    while try run.next() != nil {}
    try run.publish(to: work + "/bundle", name: "published")
    return try SampleGenerator(folder: work + "/bundle", threads: threads)
  }
}
