import Descriptors
import Foundation
import Generation
import LatentDiffusion
import Tensors
import Testing
import Volumes

/// A model of the paper's architecture, narrow and trained for a moment.
struct PaperModelTests {
  /// Cells of 4³ voxels and a U-Net that halves twice.
  private static let shape = Shape(nx: 16, ny: 16, nz: 16)

  private static func configuration() -> TrainingConfiguration {
    var told = SyntheticFilms.configuration()
    var paper = PaperArchitecture()
    paper.widths = [8, 8]
    paper.features = 8
    told.architecture = Architecture(paper: paper)
    told.vae.stage.steps = 12
    told.vae.cropFraction = 0
    told.vae.stage.checkpointEvery = 5
    told.predictor.steps = 12
    told.predictor.checkpointEvery = 5
    told.diffusion.stage.steps = 8
    told.diffusion.stage.checkpointEvery = 5
    told.sampler = SamplerSettings(method: .ddpm, steps: 4)
    return told
  }

  private static func run(_ folder: TemporaryFolder, resume: Bool = false) throws -> TrainingRun {
    try TrainingRun(
      configuration(), set: SyntheticFilms.set(8, shape: shape), folder: folder.path, threads: 2,
      resume: resume)
  }

  private static func bundle() throws -> TemporaryFolder {
    let bundle = try TemporaryFolder()
    let work = try TemporaryFolder()
    let run = try run(work)
    while try run.next() != nil {}
    try run.publish(to: bundle.path, name: "paper")
    return bundle
  }

  private static let trained = Result { Kept(folder: try bundle()) }

  /// Never changed after it is made, so every test may read it.
  private struct Kept: @unchecked Sendable {
    let folder: TemporaryFolder
  }

  private func generator() throws -> SampleGenerator {
    try SampleGenerator(folder: Self.trained.get().folder.path, threads: 2)
  }

  private let requests = (0..<3).map {
    SampleRequest(condition: [0.4, 0.2, 0.4, 0.5], seed: SampleSeed(study: 3, index: $0))
  }

  @Test func `it trains, and generates the same volumes once it is loaded again`() throws {
    let samples = try generator().generate(requests)
    #expect(samples == (try generator().generate(requests)))
    #expect(samples[0].volume.shape == Self.shape)
    #expect(samples[0].volume != samples[1].volume)
  }

  @Test func `a run that was stopped ends with the same weights, dropout included`() throws {
    let folder = try TemporaryFolder()
    for steps in [7, 9, 8] {
      let part = try Self.run(folder, resume: true)
      for _ in 0..<steps { _ = try part.next() }
    }
    let last = try Self.run(folder, resume: true)
    while try last.next() != nil {}
    try last.publish(to: folder.path + "/bundle", name: "paper")
    let whole = try Self.trained.get().folder.path
    for file in ["vae", "predictor", "diffusion"] {
      let name = "/\(file).safetensors"
      let (a, b) = (
        FileManager.default.contents(atPath: whole + name),
        FileManager.default.contents(atPath: folder.path + "/bundle" + name)
      )
      #expect(a != nil && a == b, "\(file)")
    }
  }

  @Test func `the card tells the paper's sizes and no others`() throws {
    let folder = try Self.trained.get().folder.path
    let card = try ModelCard.load(folder)
    #expect(card.architecture == Self.configuration().architecture)
    let text = try String(contentsOfFile: folder + "/model.json", encoding: .utf8)
    #expect(text.contains("halvesFirst") && !text.contains("bands"))
  }

  /// The predictor tells no variance of its own.
  @Test func `a prediction is as uncertain as the predictor's error on held-out volumes`() throws {
    let card = try generator().card
    let errors = try #require(card.training.first { $0.stage == "predictor" }).validation
    let prediction = try generator().generate(requests)[0].prediction
    for (attribute, deviation) in zip(prediction.attributes, prediction.deviations) {
      let name = attribute.rawValue
      let error = try #require(errors["rmse_\(name)"])
      let wanted = error * (try card.scale(of: name)).deviation
      #expect(abs(deviation - wanted) < 1e-5 * wanted, "\(name)")  // single precision
    }
  }

  @Test func `its autoencoder is told by the square error`() throws {
    let record = try #require(try generator().card.training.first { $0.stage == "vae" })
    #expect(record.validation.keys.contains("mean_square_error"))
    #expect(!record.validation.keys.contains("cross_entropy"))
  }

  @Test func `guidance and other shapes are refused, each with its reason`() throws {
    let generator = try generator()
    #expect(throws: LatentDiffusionError.guidanceUnlearnt(found: "2.0")) {
      try generator.generate(
        requests, settings: SamplerSettings(method: .ddim, steps: 2, guidance: 2))
    }
    #expect(
      throws: LatentDiffusionError.otherShape(found: "32×16×16", expected: "16×16×16")
    ) { try generator.generate(requests, shape: Shape(nx: 32, ny: 16, nz: 16)) }
  }
}
