import Foundation
import LatentDiffusion
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

  @Test(arguments: [
    ("vae: {stpes: 3}", "steps"), ("speed: 1", "seed"), ("vae: {steps: 0}", "steps"),
    ("sampler: {method: dmp}", "ddpm"), ("conditions: [phi, phi]", "conditions"),
    ("architecture: {autoencoder: {head_kernel: 2}}", "head_kernel"),
    ("architecture: {autoencoder: {widths: [8]}}", "encoder_blocks"),
    ("overturn: maybe", "overturn"),
  ])
  func `a wrong key or value is refused with the right word`(text: String, word: String) {
    do {
      _ = try read(text)
      Issue.record("\(text) must be refused")
    } catch { #expect("\(error)".contains(word)) }
  }
}
