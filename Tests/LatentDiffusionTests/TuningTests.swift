import Foundation
import LatentDiffusion
import Tensors
import Testing
import Volumes

/// The predictor's tuning on samples of its own model.
struct TuningTests {
  private static let rounds = 2

  private func configuration() -> TrainingConfiguration {
    var told = SyntheticFilms.configuration()
    var tuning = TuningSettings()
    tuning.stage = told.predictor
    tuning.rounds = Self.rounds
    tuning.samples = 48
    told.tuning = tuning
    told.sampler.steering = Steering(moves: 1, below: 0.9)
    return told
  }

  private func run(_ folder: TemporaryFolder, resume: Bool = false) throws -> TrainingRun {
    try TrainingRun(
      configuration(), set: SyntheticFilms.set(), folder: folder.path, threads: 2, resume: resume)
  }

  private func published(_ run: TrainingRun, _ folder: TemporaryFolder) throws -> [Data] {
    while try run.next() != nil {}
    let bundle = folder.path + "/bundle"
    try run.publish(to: bundle, name: "model")
    return try ["vae", "predictor", "diffusion"].map {
      try Data(contentsOf: URL(filePath: "\(bundle)/\($0).safetensors"))
    }
  }

  @Test func `tuning comes last, tells how far its samples are and replaces the predictor`()
    throws
  {
    let folder = try TemporaryFolder()
    let run = try run(folder)
    var told: [Gathering] = []
    run.gathering = { told.append($0) }
    let files = try published(run, folder)
    let card = try ModelCard.load(folder.path + "/bundle")
    #expect(card.training.map(\.stage) == ["vae", "predictor", "diffusion", "tuning"])
    #expect(
      told.map(\.round) == [1, 1, 1, 2, 2, 2] && told.map(\.done) == [16, 32, 48, 16, 32, 48])
    #expect(told.allSatisfy { $0.of == 48 && $0.rounds == Self.rounds && $0.stage == .tuning })

    let plain = try TemporaryFolder()
    let untuned = try published(
      TrainingRun(
        {
          var told = configuration()
          told.tuning = nil
          return told
        }(), set: SyntheticFilms.set(), folder: plain.path, threads: 2), plain)
    #expect(files[0] == untuned[0] && files[2] == untuned[2])
    #expect(files[1] != untuned[1])
  }

  @Test func `the predictor gets better on samples of its own model`() throws {
    let folder = try TemporaryFolder()
    var told = configuration()
    told.tuning?.rounds = 1
    told.tuning?.samples = 256
    told.tuning?.stage.steps = 200
    told.tuning?.stage.validateEvery = 10
    let run = try TrainingRun(
      told, set: SyntheticFilms.set(), folder: folder.path, threads: 2)
    var losses: [Double] = []
    while let progress = try run.next() {
      if progress.stage == .tuning, let own = progress.validation?["own_loss"] {
        losses.append(own)
      }
    }
    let first = try #require(losses.first)
    #expect(losses.count == 20 && losses.min()! < first - 0.1, "\(losses)")
  }

  @Test func `a tuning that was stopped ends with the same weights, drawing or learning`() throws {
    let whole = try TemporaryFolder()
    let expected = try published(run(whole), whole)

    let folder = try TemporaryFolder()
    let first = try run(folder)
    // Four steps into tuning, before its first checkpoint.
    for _ in 0..<104 { _ = try first.next() }
    // As if it had been killed while it drew.
    let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/samples")
    #expect(kept.sorted() == (1...3).map { "1-\($0).safetensors" })
    try FileManager.default.removeItem(atPath: folder.path + "/samples/1-3.safetensors")
    let second = try run(folder, resume: true)
    // Into the second round and beyond a checkpoint.
    for _ in 0..<23 { _ = try second.next() }
    #expect(try published(run(folder, resume: true), folder) == expected)
  }

  @Test func `samples that can no longer be drawn are missed`() throws {
    let folder = try TemporaryFolder()
    let first = try run(folder)
    for _ in 0..<123 { _ = try first.next() }
    try FileManager.default.removeItem(atPath: folder.path + "/samples/1-2.safetensors")
    let second = try run(folder, resume: true)
    #expect {
      try second.next()
    } throws: { error in
      guard case LatentDiffusionError.checkpoint(let path, _) = error else { return false }
      return path.hasSuffix("samples/1-2.safetensors")
    }
  }

  @Test func `a corpus whose conditions no volume shows cannot be tuned on`() throws {
    let films = try SyntheticFilms.set()
    let names = ["anneal_h"]
    func renamed(_ members: [TrainingSet.Member], from first: Int) -> [TrainingSet.Member] {
      members.indices.map { index in
        TrainingSet.Member(
          volume: SyntheticFilms.volume(first + index, shape: .init(nx: 16, ny: 16, nz: 8)),
          attributes: [Double(index)], series: first + index)
      }
    }
    var told = configuration()
    told.conditions = names
    told.predictions = names
    let set = try TrainingSet(
      names: names, training: renamed(films.training, from: 0),
      heldOut: renamed(films.heldOut, from: 24), phaseCuts: nil, corpusName: "table",
      corpusHash: "")
    let folder = try TemporaryFolder()
    let run = try TrainingRun(told, set: set, folder: folder.path, threads: 2)
    #expect {
      while try run.next() != nil {}
    } throws: { error in
      guard case LatentDiffusionError.corpus("table", _) = error else { return false }
      return true
    }
  }
}
