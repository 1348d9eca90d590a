package import Tensors

/// The paper's U-Net over the latent, which tells the noise.
///
/// The step, as a fraction of the schedule, and the condition are each embedded twice and added
/// before each of the two enlargements. Weights have MicroGen3D's names.
///
/// - Source: Baishnab et al. 2025, section 2; MicroGen3D, models/unet.py.
package final class PaperDenoiser: NoiseEstimating {
  let parametrisation = NoiseParametrisation.noise
  let knowsOpenConditions = false
  let knowsPartialConditions = false
  private let first: PaperPair
  private let down: [PaperPair]
  private let timeEmbeddings: [PaperEmbedding]
  private let conditionEmbeddings: [PaperEmbedding]
  private let bottom: Sequential
  private let up: [Sequential]
  private let last: Sequential
  private let steps: Int

  package init(
    _ architecture: PaperArchitecture, conditions: Int, using initializer: Initializer
  ) throws(TensorError) {
    let n = architecture.features
    steps = architecture.steps
    first = try PaperPair(architecture.channels, n, using: initializer)
    down = [try PaperPair(n, n, using: initializer), try PaperPair(n, 2 * n, using: initializer)]
    timeEmbeddings = [
      try PaperEmbedding(1, 2 * n, using: initializer),
      try PaperEmbedding(1, n, using: initializer),
    ]
    conditionEmbeddings = [
      try PaperEmbedding(conditions, 2 * n, using: initializer),
      try PaperEmbedding(conditions, n, using: initializer),
    ]
    bottom = Sequential([
      try ConvTranspose3d(2 * n, 2 * n, kernel: 1, stride: 1, using: initializer),
      try GroupNorm(groups: 8, channels: 2 * n, using: initializer), LeakyReLU(slope: 0.2),
    ])
    up = [try enlarging(4 * n, n, using: initializer), try enlarging(2 * n, n, using: initializer)]
    last = Sequential([
      try Conv3d(2 * n, n, using: initializer),
      try GroupNorm(groups: 8, channels: n, using: initializer), Tanh(),
      try Conv3d(n, architecture.channels, using: initializer),
    ])
  }

  package var children: [(name: String, module: any Module)] {
    var all: [(name: String, module: any Module)] = [("init_conv", first)]
    for index in 0..<2 {
      all += [
        ("down\(index + 1).model.0", down[index]), ("up\(index + 1).model", up[index]),
        ("timeembed\(index + 1).model", timeEmbeddings[index]),
        ("contextembed\(index + 1).model", conditionEmbeddings[index]),
      ]
    }
    return all + [("up0", bottom), ("out", last)]
  }

  package func callAsFunction(
    _ latents: Tensor, steps: [Int], conditions: Tensor, known: Tensor
  ) throws(TensorError) -> Tensor {
    let fractions = steps.map { Float($0) / Float(self.steps) }
    let time = try Tensor(fractions, shape: [steps.count, 1], device: latents.device)
    let whole = try first(latents)
    let half = try down[0](whole).maxPool3d([2, 2, 2])
    let quarter = try down[1](half).maxPool3d([2, 2, 2])
    var x = try bottom(quarter.gelu())
    for (index, skip) in [quarter, half].enumerated() {
      x = try x + timeEmbeddings[index](time) + conditionEmbeddings[index](conditions)
      x = try up[index](Tensor.cat([x, skip], dim: 1))
    }
    return try last(Tensor.cat([x, whole], dim: 1))
  }
}

/// A transposed convolution that doubles each side, and two pairs of convolutions.
private func enlarging(
  _ inputs: Int, _ outputs: Int, using initializer: Initializer
) throws(TensorError) -> Sequential {
  Sequential([
    try ConvTranspose3d(inputs, outputs, kernel: 2, stride: 2, using: initializer),
    try PaperPair(outputs, outputs, using: initializer),
    try PaperPair(outputs, outputs, using: initializer),
  ])
}

/// Two convolutions, each with instance normalisation and GELU, and a shortcut over the second, or
/// over both where the number of channels stays; divided by 1.414 to keep the variance.
private final class PaperPair: Layer {
  private let first: Sequential
  private let second: Sequential
  private let keepsChannels: Bool

  init(_ inputs: Int, _ outputs: Int, using initializer: Initializer) throws(TensorError) {
    first = try Self.part(inputs, outputs, using: initializer)
    second = try Self.part(outputs, outputs, using: initializer)
    keepsChannels = inputs == outputs
  }

  var children: [(name: String, module: any Module)] { [("conv1", first), ("conv2", second)] }

  func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    let inner = try first(x)
    return try ((keepsChannels ? x : inner) + second(inner)) / 1.414
  }

  private static func part(
    _ inputs: Int, _ outputs: Int, using initializer: Initializer
  ) throws(TensorError) -> Sequential {
    Sequential([
      try Conv3d(inputs, outputs, using: initializer),
      try InstanceNorm(channels: outputs, using: initializer), GELU(),
    ])
  }
}

/// Two layers that turn a few numbers into one for each channel, [N, channels, 1, 1, 1].
private final class PaperEmbedding: Module {
  private let layers: [Linear]

  init(_ inputs: Int, _ channels: Int, using initializer: Initializer) throws(TensorError) {
    layers = [
      try Linear(inputs, channels, using: initializer),
      try Linear(channels, channels, using: initializer),
    ]
  }

  /// The activation between them is number 1.
  var children: [(name: String, module: any Module)] { [("0", layers[0]), ("2", layers[1])] }

  func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    let y = try layers[1](layers[0](x).gelu())
    return try y.reshape(y.shape + [1, 1, 1])
  }
}

/// x·Φ(x) with the normal distribution's Φ.
private final class GELU: Layer {
  func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.gelu() }
}
