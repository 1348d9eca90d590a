import Foundation
import LatentDiffusion
import Tensors
import Testing
import Volumes

struct TrainingRunTests {
  private func run(
    _ folder: TemporaryFolder, _ told: TrainingConfiguration = SyntheticFilms.configuration(),
    stages: [TrainingStage] = TrainingStage.allCases, resume: Bool = false
  ) throws -> TrainingRun {
    try TrainingRun(
      told, set: SyntheticFilms.set(), folder: folder.path, stages: stages, threads: 2,
      resume: resume)
  }

  @Test func `training lowers the loss of every stage`() throws {
    let folder = try TemporaryFolder()
    var told = SyntheticFilms.configuration()
    told.vae.divergenceWeight = 0.01
    told.pool.size = 8
    told.pool.renewal = 1000
    told.predictor.steps = 60
    told.predictor.learningRate = 5e-3
    told.diffusion.stage.steps = 240
    told.diffusion.stage.learningRate = 1e-2
    let run = try run(folder, told)
    var losses: [TrainingStage: [Double]] = [:]
    while let progress = try run.next() {
      losses[progress.stage, default: []].append(progress.loss)
    }
    for stage in told.stages {
      let values = try #require(losses[stage])
      let early = values.prefix(10).reduce(0, +) / 10
      // Chance moves the difference of two means of ten batches by about .015.
      #expect(values.suffix(10).reduce(0, +) / 10 < early - 0.04, "\(stage.rawValue)")
    }
  }

  @Test func `a run that was stopped ends with the same bundle`() throws {
    let whole = try TemporaryFolder()
    let straight = try run(whole)
    while try straight.next() != nil {}
    try straight.publish(to: whole.path + "/bundle", name: "model")

    let folder = try TemporaryFolder()
    // Between checkpoints, so that steps are lost and done again; once in each stage.
    for steps in [17, 36, 34] {
      let part = try run(folder, resume: true)
      for _ in 0..<steps { _ = try part.next() }
    }
    let last = try run(folder, resume: true)
    while try last.next() != nil {}
    try last.publish(to: folder.path + "/bundle", name: "model")
    for file in ["vae", "predictor", "diffusion", "distribution"] {
      let name = "/bundle/\(file).safetensors"
      let (a, b) = (Data(reading: whole.path + name), Data(reading: folder.path + name))
      #expect(a != nil && a == b, "\(file)")
    }
    let rows = try String(contentsOfFile: folder.path + "/vae.csv", encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: ",")[0] }
    #expect(rows == ["step"] + (1...40).map { "\($0)" })
  }

  @Test func `checkpoints are not overwritten unless resumed`() throws {
    let folder = try TemporaryFolder()
    let first = try run(folder, stages: [.vae])
    for _ in 0..<10 { _ = try first.next() }
    #expect(throws: LatentDiffusionError.self) { try run(folder, stages: [.vae]) }
  }

  @Test func `a checkpoint of other settings is refused`() throws {
    let folder = try TemporaryFolder()
    let first = try run(folder, stages: [.vae])
    for _ in 0..<10 { _ = try first.next() }
    var told = SyntheticFilms.configuration()
    told.vae.divergenceWeight = 0.5
    let second = try run(folder, told, stages: [.vae], resume: true)
    #expect(throws: LatentDiffusionError.self) { try second.next() }
  }

  @Test func `a stage that the settings do not ask for is refused`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: LatentDiffusionError.stageUnasked(stage: "tuning")) {
      try run(folder, stages: [.tuning])
    }
  }

  @Test func `a stage without what it builds on is refused`() throws {
    let folder = try TemporaryFolder()
    let run = try run(folder, stages: [.diffusion])
    #expect(throws: LatentDiffusionError.stageMissing(stage: "vae", folder: folder.path)) {
      try run.next()
    }
  }

  @Test func `a loss that is not finite stops the run and names step and films`() throws {
    let folder = try TemporaryFolder()
    var told = SyntheticFilms.configuration()
    told.vae.stage.warmUp = 0
    told.vae.stage.learningRate = 1e30
    let run = try run(folder, told, stages: [.vae])
    do {
      while try run.next() != nil {}
      Issue.record("weights of 1e30 must overflow")
    } catch LatentDiffusionError.diverged(let stage, let step, _, let batch) {
      #expect(stage == "vae" && (1...3).contains(step))
      #expect((1...4).contains(batch.count))  // crops of four films, some perhaps of one
      let names = Set(try SyntheticFilms.set().training.map(\.name))
      #expect(names.isSuperset(of: batch))
    }
  }

  @Test func `what weights do not depend on may change between parts of a run`() throws {
    let folder = try TemporaryFolder()
    var told = SyntheticFilms.configuration()
    let first = try run(folder, told, stages: [.vae])
    for _ in 0..<10 { _ = try first.next() }
    told.labelMemory = 7
    told.device = .cpu
    told.summary = "Other words."
    let second = try run(folder, told, stages: [.vae], resume: true)
    #expect(try second.next()?.step == 11)
  }

  @Test func `a device that is not there is refused`() throws {
    guard try !Device.cuda(0).isAvailable else { return }
    let folder = try TemporaryFolder()
    #expect(throws: LatentDiffusionError.computation(.deviceUnavailable(.cuda(0)))) {
      try TrainingRun(
        SyntheticFilms.configuration(), set: SyntheticFilms.set(), folder: folder.path,
        threads: 1, device: .cuda(0))
    }
  }

  @Test func `a series in both splits is refused`() throws {
    let member = SyntheticFilms.member(1, shape: Shape(nx: 8, ny: 8, nz: 8))
    #expect(throws: LatentDiffusionError.self) {
      try TrainingSet(
        names: SyntheticFilms.names, training: [member], heldOut: [member],
        phaseCuts: PhaseCuts(acceptorBelow: 0.35, donorAbove: 0.65), corpusName: "leaky",
        corpusHash: "")
    }
  }
}

extension Data {
  fileprivate init?(reading path: String) {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    self = data
  }
}
