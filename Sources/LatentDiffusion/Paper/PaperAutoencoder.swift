package import Tensors

/// The paper's variational autoencoder: a volume of one number a voxel, at full resolution.
///
/// Phases become evenly spaced numbers, 0 for the first and 1 for the last; the decoder ends in a
/// sigmoid, and the nearest number is the voxel's phase. Weights have MicroGen3D's names.
///
/// - Source: Baishnab et al. 2025, section 2; MicroGen3D, models/VAE.py.
package final class PaperAutoencoder: LatentCoding {
  private let encoder: PaperEncoder
  private let decoder: PaperDecoder
  /// The number of each phase, [1, phases, 1, 1, 1].
  private let levels: Tensor
  private let weight: Double

  package init(
    _ architecture: PaperArchitecture, phases: Int, using initializer: Initializer
  ) throws(TensorError) {
    encoder = try PaperEncoder(architecture, using: initializer)
    decoder = try PaperDecoder(architecture, using: initializer)
    weight = architecture.divergenceWeight
    levels = try Tensor(
      (0..<phases).map { Float($0) / Float(phases - 1) }, shape: [1, phases, 1, 1, 1],
      device: initializer.device)
  }

  package var children: [(name: String, module: any Module)] {
    [("encoder", encoder), ("decoder", decoder)]
  }

  package func encode(_ volumes: Tensor) throws(TensorError) -> LatentPosterior {
    try encoder((volumes * levels).sum([1], keepDims: true))
  }

  /// A number between 0 and 1 a voxel, [N, 1, z, y, x].
  package func output(_ latents: Tensor) throws(TensorError) -> Tensor { try decoder(latents) }

  /// Minus the squared distance from each phase's number.
  package func scores(_ output: Tensor) throws(TensorError) -> Tensor {
    try -((output - levels).square())
  }

  /// The mean square error.
  package func misfit(_ output: Tensor, _ classes: Tensor) throws(TensorError) -> Tensor {
    let steps = Double(levels.count - 1)
    return try output.mseLoss(classes.to(.float32).unsqueeze(1) / steps)
  }

  package let misfitName = "mean_square_error"

  package func divergenceWeight(voxels: Int) -> Double { weight }
}

/// Five convolutions, each with instance normalisation and a residual block; then mean and
/// logarithm of the variance by 1×1×1 convolutions.
private final class PaperEncoder: Module {
  private let layers: Sequential
  private let mean: Conv3d
  private let logVariance: Conv3d

  init(_ architecture: PaperArchitecture, using initializer: Initializer) throws(TensorError) {
    var layers: [any Layer] = []
    var inputs = 1
    for (level, width) in architecture.widths.enumerated() {
      let stride = level > 0 || architecture.halvesFirst ? 2 : 1
      layers += [
        try Conv3d(inputs, width, stride: stride, using: initializer),
        try InstanceNorm(channels: width, affine: true, using: initializer),
        try PaperBlock(width, using: initializer),
      ]
      inputs = width
    }
    let channels = architecture.channels
    layers += [
      try Conv3d(inputs, channels, kernel: 1, using: initializer),
      try InstanceNorm(channels: channels, affine: true, using: initializer),
      try PaperBlock(channels, using: initializer),
    ]
    self.layers = Sequential(layers)
    mean = try Conv3d(channels, channels, kernel: 1, using: initializer)
    logVariance = try Conv3d(channels, channels, kernel: 1, using: initializer)
  }

  var children: [(name: String, module: any Module)] {
    [("conv_layers", layers), ("conv_mu", mean), ("conv_logvar", logVariance)]
  }

  func callAsFunction(_ x: Tensor) throws(TensorError) -> LatentPosterior {
    let hidden = try layers(x)
    return LatentPosterior(mean: try mean(hidden), logVariance: try logVariance(hidden))
  }
}

/// The encoder mirrored with transposed convolutions, ended by a sigmoid.
private final class PaperDecoder: Module {
  private let layers: Sequential
  private let last: ConvTranspose3d

  init(_ architecture: PaperArchitecture, using initializer: Initializer) throws(TensorError) {
    var layers: [any Layer] = []
    var inputs = architecture.channels
    for (index, width) in architecture.widths.reversed().enumerated() {
      layers.append(
        Sequential([
          index == 0
            ? try ConvTranspose3d(inputs, width, kernel: 1, stride: 1, using: initializer)
            : try doubling(inputs, width, using: initializer),
          try InstanceNorm(channels: width, affine: true, using: initializer),
          try PaperBlock(width, using: initializer),
        ]))
      inputs = width
    }
    self.layers = Sequential(layers)
    last =
      architecture.halvesFirst
      ? try doubling(inputs, 1, using: initializer)
      : try ConvTranspose3d(inputs, 1, kernel: 3, stride: 1, padding: 1, using: initializer)
  }

  var children: [(name: String, module: any Module)] {
    [("deconv_layers", layers), ("final_conv", last)]
  }

  func callAsFunction(_ latents: Tensor) throws(TensorError) -> Tensor {
    try last(layers(latents)).sigmoid()
  }
}

/// A transposed convolution that doubles each side.
private func doubling(
  _ inputs: Int, _ outputs: Int, using initializer: Initializer
) throws(TensorError) -> ConvTranspose3d {
  try ConvTranspose3d(
    inputs, outputs, kernel: 3, stride: 2, padding: 1, outputPadding: 1, using: initializer)
}

/// relu(x + n₂(c₂(relu(n₁(c₁(x)))))) with instance normalisation.
///
/// - Source: He, Zhang, Ren and Sun 2016, "Deep residual learning".
private final class PaperBlock: Layer {
  private let inner: Sequential

  init(_ channels: Int, using initializer: Initializer) throws(TensorError) {
    inner = Sequential([
      try Conv3d(channels, channels, using: initializer),
      try InstanceNorm(channels: channels, affine: true, using: initializer),
      ReLU(),
      try Conv3d(channels, channels, using: initializer),
      try InstanceNorm(channels: channels, affine: true, using: initializer),
    ])
  }

  var children: [(name: String, module: any Module)] { [("block", inner)] }

  func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try (x + inner(x)).relu() }
}
