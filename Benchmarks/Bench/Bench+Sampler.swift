import Generation
import LatentDiffusion
import Realism
import Studies
import Tensors

extension Bench {
  /// Where the time of a sample goes, beside what the machine's cores can do; a table a model.
  func samplerTables() throws -> [Table] {
    try search.samplingModels.split(separator: ",").map { try samplerTable(of: String($0)) }
  }

  private func samplerTable(of name: String) throws -> Table {
    var table = Table(
      title: "Where the time of a sample of \(name) goes",
      note: """
        Eight samples at one likely condition, by the card's sampler, a sample's share. \
        Medians of \(Self.samplerRounds) rounds in turn; parts are differences of wholes. A product of two \
        square matrices of side 1024 runs at \(digits(try productRate() / 1e9)) GFLOP/s here.
        """,
      header: ["part", "a sample", "share"])
    let folder = try ModelShelf.folder(of: name)
    let card = try ModelCard.load(folder)
    let generator = try SampleGenerator(folder: folder, threads: threads)
    let condition = try RequestCheck.distribution(of: card, in: folder).mean
    let requests = (0..<8).map {
      SampleRequest(condition: condition, seed: SampleSeed(study: search.seed, index: $0))
    }
    var (uncorrected, unsteered) = (card.sampler, card.sampler)
    uncorrected.corrections = 0
    (unsteered.corrections, unsteered.steering) = (0, nil)
    let laps = try race(
      rounds: Self.samplerRounds,
      [
        Contestant(name: "latents, unsteered") {
          _ = try generator.predict(requests, settings: unsteered)
        },
        Contestant(name: "latents") {
          _ = try generator.predict(requests, settings: uncorrected)
        },
        Contestant(name: "volumes, uncorrected") {
          _ = try generator.generate(requests, settings: uncorrected)
        },
        Contestant(name: "volumes") { _ = try generator.generate(requests) },
      ]
    ).map { $0.wall / Double(requests.count) }
    let parts: [(name: String, seconds: Double, isThere: Bool)] = [
      ("the U-Net's \(card.sampler.steps) calls", laps[0], true),
      ("steering by the predictor", laps[1] - laps[0], card.sampler.steering != nil),
      ("decoding, phases, the predictor's word on the volume", laps[2] - laps[1], true),
      (
        "corrections, \(card.sampler.corrections) at most", laps[3] - laps[2],
        card.sampler.corrections > 0
      ),
      ("all", laps[3], true),
    ]
    table.rows = parts.filter(\.isThere).map {
      [$0.name, time($0.seconds), "\(digits(100 * $0.seconds / laps[3])) %"]
    }
    return table
  }

  private static var samplerRounds: Int { 3 }

  /// Operations a second of a product of matrices, counting a multiplication and an addition as two.
  private func productRate() throws -> Double {
    try Torch.setThreads(threads)
    let side = 1024
    let matrix = try Tensor.full([side, side], 0.5)
    let repeats = 20
    let lap = try race(
      rounds: 3,
      [Contestant(name: "product") { for _ in 0..<repeats { _ = try matrix.matmul(matrix) } }])[0]
    let operations = 2.0 * Double(side * side * side * repeats)
    return operations / lap.wall
  }
}
