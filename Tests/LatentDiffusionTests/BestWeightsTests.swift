import Foundation
import LatentDiffusion
import Tensors
import Testing

struct BestWeightsTests {
  /// A predictor that learns a pool of eight latents by heart, so that validations turn worse.
  private static func overfitting() -> TrainingConfiguration {
    var told = SyntheticFilms.configuration()
    told.pool.size = 8
    told.pool.renewal = 1_000_000
    told.predictor.steps = 200
    told.predictor.learningRate = 0.03
    told.predictor.validateEvery = 10
    told.predictor.checkpointEvery = 10
    return told
  }

  private struct Trained {
    var steps: [Int] = []
    var losses: [Double] = []
    var weights: [Int: [Float]] = [:]
    var kept = TrainingRecord?.none
    var published: [Float] = []
  }

  /// Trains all stages and keeps what each validation of the predictor measured, with the averaged
  /// weights in the checkpoint of that step.
  private func train(_ told: TrainingConfiguration) throws -> Trained {
    let folder = try TemporaryFolder()
    let run = try TrainingRun(
      told, set: SyntheticFilms.set(), folder: folder.path, threads: 2)
    var trained = Trained()
    while let progress = try run.next() {
      guard progress.stage == .predictor, let loss = progress.validation?["loss"] else { continue }
      trained.steps.append(progress.step)
      trained.losses.append(loss)
      let checkpoint = try Checkpoint.read(folder.path + "/predictor.checkpoint.safetensors")
      trained.weights[progress.step] = try floats(checkpoint.tensors.under("ema").under("average"))
    }
    try run.publish(to: folder.path + "/bundle", name: "model")
    trained.published = try floats(
      SafeTensors.read(folder.path + "/bundle/predictor.safetensors").tensors)
    trained.kept = try ModelCard.load(folder.path + "/bundle").training[1]
    return trained
  }

  private func floats(_ tensors: NamedTensors) throws -> [Float] {
    try tensors.names.sorted().flatMap { try tensors.require($0).floats() }
  }

  @Test func `the bundle takes the weights of the best validation, not the last`() throws {
    let trained = try train(Self.overfitting())
    let kept = try #require(trained.kept)
    let best = try #require(trained.losses.min())
    let step = trained.steps[try #require(trained.losses.firstIndex(of: best))]
    try #require(step < 200, "this run must overfit, or it shows nothing")
    #expect(kept.bestStep == step && kept.steps == 200)
    #expect(kept.validation["loss"] == best)
    func distance(_ weights: [Float]?) throws -> Float {
      zip(try #require(weights), trained.published).map { abs($0 - $1) }.max()!
    }
    // Half precision keeps 11 bits of weights below 4 in magnitude.
    #expect(try distance(trained.weights[step]) < 2e-3)
    #expect(try distance(trained.weights[200]) > 2e-2)
  }

  @Test func `a stage stops after so many validations without a better one`() throws {
    let whole = try train(Self.overfitting())
    var told = Self.overfitting()
    told.predictor.stopAfter = 3
    let stopped = try train(told)
    // The same validations up to where it stops: three in a row above the best before.
    #expect(stopped.losses == Array(whole.losses.prefix(stopped.losses.count)))
    #expect(stopped.losses.count < whole.losses.count)
    let best = stopped.losses.min()!
    #expect(stopped.losses.firstIndex(of: best) == stopped.losses.count - 4)
    #expect(stopped.kept?.steps == stopped.steps.last)
    #expect(stopped.kept?.bestStep == stopped.steps[stopped.steps.count - 4])
  }

  @Test func `an early stop that was interrupted ends with the same weights`() throws {
    var told = Self.overfitting()
    told.predictor.stopAfter = 3
    let whole = try train(told)
    let folder = try TemporaryFolder()
    // 40 steps of the autoencoder; then in the middle between two validations.
    for steps in [65, 23, 1] {
      let part = try TrainingRun(
        told, set: SyntheticFilms.set(), folder: folder.path, threads: 2, resume: true)
      for _ in 0..<steps { _ = try part.next() }
    }
    let last = try TrainingRun(
      told, set: SyntheticFilms.set(), folder: folder.path, threads: 2, resume: true)
    while try last.next() != nil {}
    try last.publish(to: folder.path + "/bundle", name: "model")
    let published = try SafeTensors.read(folder.path + "/bundle/predictor.safetensors").tensors
    #expect(try floats(published) == whole.published)
  }
}
