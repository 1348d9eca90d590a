package import Tensors

/// A variational autoencoder over phase labels.
///
/// The encoder gives a normal distribution for each number of the latent, the decoder a logit for
/// each phase at each voxel. With β = 1 the training loss is the negative evidence bound per
/// voxel, (−log p(labels | z) + β KL(q ‖ N(0, 1))) / voxels.
///
/// - Source: Kingma and Welling 2014.
final class Autoencoder: LatentCoding {
  let encoder: any Layer
  let decoder: any Layer
  /// The same, with the layers apart that wide films are handed through in bands.
  let encoding: EncoderLayers
  let decoding: DecoderLayers
  let channels: Int
  let patch: Int

  /// A fresh encoder's logarithm of the variance: little noise, so that the decoder finds out that
  /// the latent tells something before it learns to do without.
  private static let firstLogVariance = -4.0

  /// The networks of `architecture` for `phases` phases.
  init(
    _ architecture: AutoencoderArchitecture, phases: Int, using initializer: Initializer
  ) throws(TensorError) {
    (channels, patch) = (architecture.channels, architecture.patch)
    encoding = try architecture.encoderLayers(phases: phases, using: initializer)
    decoding = try architecture.decoderLayers(phases: phases, using: initializer)
    encoder = Sequential(encoding.all)
    decoder = Sequential(decoding.all)
  }

  var children: [(name: String, module: any Module)] {
    [("encoder", encoder), ("decoder", decoder)]
  }

  func encode(_ volumes: Tensor) throws(TensorError) -> LatentPosterior {
    let parts = try encoder(volumes).chunk(2, dim: 1)
    let logVariance = try (parts[1] + Self.firstLogVariance).clamp(min: -12, max: 4)
    return LatentPosterior(mean: parts[0], logVariance: logVariance)
  }

  /// The logits of the phases, [N, phases, z, y, x].
  ///
  /// Only differences of logits count, so the first phase's is 0 and the decoder gives the rest.
  func output(_ latents: Tensor) throws(TensorError) -> Tensor {
    try decoder(latents).pad([0, 0, 0, 0, 0, 0, 1, 0])
  }

  func scores(_ output: Tensor) throws(TensorError) -> Tensor { output }

  /// The cross-entropy, nats a voxel.
  func misfit(_ output: Tensor, _ classes: Tensor) throws(TensorError) -> Tensor {
    try output.crossEntropy(classes)
  }

  let misfitName = "cross_entropy"

  func divergenceWeight(voxels: Int) -> Double { 1 / Double(voxels) }
}

/// An independent normal distribution for each number of a latent, [N, channels, z, y, x] each.
package struct LatentPosterior {
  package let mean: Tensor
  package let logVariance: Tensor

  /// mean + σ ε for standard normal ε.
  func sample(_ noise: Tensor) throws(TensorError) -> Tensor {
    try mean + (logVariance * 0.5).exp() * noise
  }

  /// KL(q ‖ N(0, 1)) summed over everything, nats.
  func divergence() throws(TensorError) -> Tensor {
    try (mean.square() + logVariance.exp() - logVariance - 1).sum() * 0.5
  }
}

/// The layers of an encoder, in their order.
struct EncoderLayers {
  let fold: SpaceToDepth
  let stem: FilmConvolution
  /// From the first cells to the latent's mean and logarithm of the variance.
  let rest: [any Layer]

  var all: [any Layer] { [fold, stem] + rest }
}

/// The layers of a decoder, in their order.
struct DecoderLayers {
  /// From the latent to the first cells.
  let rest: [any Layer]
  let head: OutputHead
  let unfold: DepthToSpace

  var all: [any Layer] { rest + [head, unfold] }
}

extension AutoencoderArchitecture {
  func encoderLayers(
    phases: Int, using initializer: Initializer
  ) throws(TensorError) -> EncoderLayers {
    let folded = phases * patch * patch * patch
    let stem = try FilmConvolution(folded, widths[0], kernel: stemKernel, using: initializer)
    var layers: [any Layer] = []
    for (level, width) in widths.enumerated() {
      if level > 0 {
        layers.append(SpaceToDepth(2))
        layers.append(try Conv3d(8 * widths[level - 1], width, kernel: 1, using: initializer))
      }
      for _ in 0..<encoderBlocks[level] {
        layers.append(try ResidualBlock(width, using: initializer))
      }
    }
    let last = widths[widths.count - 1]
    let head = try OutputHead(last, 2 * channels, kernel: 1, using: initializer)
    return EncoderLayers(fold: SpaceToDepth(patch), stem: stem, rest: layers + [head])
  }

  func decoderLayers(
    phases: Int, using initializer: Initializer
  ) throws(TensorError) -> DecoderLayers {
    let last = widths[widths.count - 1]
    var layers: [any Layer] = [
      try FilmConvolution(channels, last, using: initializer)
    ]
    for level in widths.indices.reversed() {
      for _ in 0..<decoderBlocks[level] {
        layers.append(try ResidualBlock(widths[level], using: initializer))
      }
      guard level > 0 else { break }
      layers.append(try Conv3d(widths[level], 8 * widths[level - 1], kernel: 1, using: initializer))
      layers.append(DepthToSpace(2))
    }
    let folded = (phases - 1) * patch * patch * patch
    let head = try OutputHead(widths[0], folded, kernel: headKernel, using: initializer)
    return DecoderLayers(rest: layers, head: head, unfold: DepthToSpace(patch))
  }
}
