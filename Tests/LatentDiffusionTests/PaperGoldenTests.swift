import Foundation
import LatentDiffusion
import Tensors
import Testing

/// The paper's networks against MicroGen3D's own modules, run in PyTorch with the same weights.
///
/// `record_paper_golden.py` made Goldens/paper.json from MicroGen3D's commit ce63e4b.
struct PaperGoldenTests {
  struct Numbers: Decodable {
    let shape: [Int]
    let first: [Double]
    let mean: Double
    let square: Double
  }

  struct Golden: Decodable {
    let vae_names, predictor_names, denoiser_names: [String: [Int]]
    let vae_parameters, predictor_parameters, denoiser_parameters: Int
    let mean, log_variance, decoded, predicted, noise: Numbers
  }

  private static let golden = Result {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Goldens/paper.json")
    return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: path))
  }

  /// ±0.1, a lattice that differs from tensor to tensor.
  private func pattern(_ shape: [Int], _ number: Int) throws -> Tensor {
    let values = (0..<shape.reduce(1, *)).map { index in
      Float(0.2 * (Double((index * 7919 + number * 104_729) % 2003) / 2003 - 0.5))
    }
    return try Tensor(values, shape: shape)
  }

  /// Gives each tensor its pattern; returns the shapes by name.
  private func fill(_ network: any Module) throws -> [String: [Int]] {
    var state = NamedTensors()
    var shapes: [String: [Int]] = [:]
    for (number, name) in network.state().names.sorted().enumerated() {
      let shape = try network.state().require(name).shape
      state.append(name, try pattern(shape, number))
      shapes[name] = shape
    }
    try network.load(state)
    return shapes
  }

  /// Sums of up to 14,000 products in single precision, in another order than PyTorch's kernels
  /// take, and normalised again layer by layer.
  private let tolerance = 2e-3

  private func expect(_ tensor: Tensor, _ golden: Numbers, _ name: String) throws {
    let values = try tensor.doubles()
    let count = Double(values.count)
    let scale = golden.square.squareRoot()
    #expect(tensor.shape == golden.shape, "\(name)")
    for (value, wanted) in zip(values, golden.first) {
      #expect(abs(value - wanted) < tolerance * scale, "\(name)")
    }
    #expect(abs(values.reduce(0, +) / count - golden.mean) < tolerance * scale, "\(name)")
    let square = values.reduce(0) { $0 + $1 * $1 } / count
    #expect(abs(square - golden.square) < tolerance * golden.square, "\(name)")
  }

  @Test func `the autoencoder encodes and decodes as MicroGen3D's`() throws {
    let golden = try Self.golden.get()
    let network = try withoutGradients {
      try PaperAutoencoder(PaperArchitecture(), phases: 3, using: .blank())
    }
    #expect(try fill(network) == golden.vae_names)
    let shape = [1, 16, 32, 32]
    let voxels = 16 * 32 * 32
    let classes: [Int64] = (0..<voxels).map { index in Int64(index * 7919 % 2003 % 3) }
    try inference {
      let oneHot = try Tensor(classes, shape: shape).oneHot(classes: 3).permute([0, 4, 1, 2, 3])
      let posterior = try network.encode(oneHot.to(.float32).contiguous())
      try expect(posterior.mean, golden.mean, "mean")
      try expect(posterior.logVariance, golden.log_variance, "log variance")
      let latents = try pattern([1, 4, 1, 2, 2], 1) * 10
      try expect(network.output(latents), golden.decoded, "decoded")
    }
  }

  @Test func `the predictor tells what MicroGen3D's tells`() throws {
    let golden = try Self.golden.get()
    let network = try PaperPredictor(
      inputs: 64, dropout: 0.1, heldOutErrors: [Double](repeating: 1, count: 7), using: .blank())
    #expect(try fill(network) == golden.predictor_names)
    try inference {
      let latents = try (pattern([3, 64], 2) * 10).reshape([3, 4, 4, 2, 2])
      try expect(network(latents).mean, golden.predicted, "predicted")
    }
  }

  @Test func `the U-Net tells the noise that MicroGen3D's tells`() throws {
    let golden = try Self.golden.get()
    var architecture = PaperArchitecture()
    architecture.features = 16
    let network = try PaperDenoiser(architecture, conditions: 4, using: .blank())
    #expect(try fill(network) == golden.denoiser_names)
    try inference {
      let noise = try network(
        pattern([2, 4, 4, 8, 8], 3) * 10, steps: [250, 999],
        conditions: pattern([2, 4], 4) * 10, known: Tensor.full([2, 1], 1))
      try expect(noise, golden.noise, "noise")
    }
  }

  @Test func `the published sizes have as many parameters as MicroGen3D's`() throws {
    let golden = try Self.golden.get()
    let architecture = PaperArchitecture()
    let autoencoder = try PaperAutoencoder(architecture, phases: 3, using: .blank())
    #expect(autoencoder.parameterCount == golden.vae_parameters)
    let predictor = try PaperPredictor(
      inputs: 1024, dropout: 0.1, heldOutErrors: [Double](repeating: 1, count: 7), using: .blank())
    #expect(predictor.parameterCount == golden.predictor_parameters)
    let denoiser = try PaperDenoiser(architecture, conditions: 4, using: .blank())
    #expect(denoiser.parameterCount == golden.denoiser_parameters)
  }
}
