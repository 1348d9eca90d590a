import Foundation
import LatentDiffusion
import Tensors
import Testing

struct TrainingConfigurationTests {
  private func read(_ text: String) throws -> TrainingConfiguration {
    let folder = try TemporaryFolder()
    let path = folder.path + "/train.yaml"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return try TrainingConfiguration.load(path)
  }

  @Test func `keys that are left out keep their defaults`() throws {
    var expected = TrainingConfiguration()
    expected.seed = 9
    expected.vae.stage.steps = 77
    expected.architecture.denoiser.widths = [16, 32]
    let text = """
      seed: 9
      vae: {steps: 77}
      architecture: {denoiser: {widths: [16, 32]}}
      """
    #expect(try read(text) == expected)
  }

  @Test func `tuning is asked for by its section`() throws {
    #expect(try read("seed: 9").stages == [.vae, .predictor, .diffusion])
    let told = try read("tuning: {rounds: 3, samples: 64, share: 0.25, steps: 30, batch: 8}")
    #expect(told.stages.last == .tuning)
    #expect(told.tuning?.rounds == 3 && told.tuning?.samples == 64 && told.tuning?.share == 0.25)
    #expect(told.tuning?.stage.steps == 30 && told.tuning?.stage.batch == 8)
  }

  @Test func `a word names a whole architecture`() throws {
    #expect(try read("architecture: compact").architecture == Architecture())
    #expect(
      try read("architecture: paper").architecture == Architecture(paper: PaperArchitecture()))
    var narrow = PaperArchitecture()
    narrow.features = 64
    narrow.halvesFirst = false
    let text = "architecture: {paper: {features: 64, halves_first: false}}"
    #expect(try read(text).architecture == Architecture(paper: narrow))
  }

  @Test(arguments: [
    ("architecture: papper", "paper"), ("architecture: {paper: {features: 65}}", "features"),
    ("architecture: {paper: {}, denoiser: {steps: 10}}", "denoiser"),
    ("vae: {stpes: 3}", "steps"), ("speed: 1", "seed"), ("vae: {steps: -1}", "steps"),
    ("sampler: {method: dmp}", "ddpm"), ("conditions: [phi, phi]", "conditions"),
    ("architecture: {autoencoder: {head_kernel: 2}}", "head_kernel"),
    ("architecture: {autoencoder: {widths: [8]}}", "encoder_blocks"),
    ("overturn: maybe", "overturn"), ("device: gpu", "cuda"), ("predictor: {stop_after: 0}", "1"),
    ("label_memory_mb: 0", "label_memory_mb"), ("tuning: {stop_after: 3}", "stop_after"),
    ("tuning: {steps: 2, rounds: 3}", "1 to 2"), ("tuning: {share: 0}", "share"),
    ("diffusion: {consistency: {weight: -1}}", "weight"),
    ("diffusion: {consistency: 0.3}", "consistency"),
    ("diffusion: {measured_consistency: {samples: 0}}", "samples"),
    ("diffusion: {measured_consistency: {shift: 3}}", "shift"),
    ("diffusion: {measured_consistency: {after: 2}}", "after"),
  ])
  func `a wrong key or value is refused with the right word`(text: String, word: String) {
    do {
      _ = try read(text)
      Issue.record("\(text) must be refused")
    } catch { #expect("\(error)".contains(word)) }
  }
}
