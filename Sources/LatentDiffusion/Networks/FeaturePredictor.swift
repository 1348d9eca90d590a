import Tensors

/// Attributes of a film from its latent: a normal distribution for each.
///
/// Convolutions that close in x and y, then an average over x and y in each band of z: a shifted
/// film gives the same answer, and the two electrodes stay apart. Sweeps from electrode to
/// electrode tell what is reached along paths. There is no normalisation over the volume, since that would take away the very averages that volume fractions are.
///
/// - Source: the two-headed output and its loss: Nix and Weigend 1994.
final class FeaturePredictor: AttributePredicting {
  private let convolutions: [FilmConvolution]
  private let sweeps: [LayerSweep]
  private let hidden: Linear
  private let output: Linear
  private let bands: Int

  init(
    _ architecture: PredictorArchitecture, channels: Int, attributes: Int,
    using initializer: Initializer
  ) throws(TensorError) {
    let width = architecture.width
    var convolutions = [try FilmConvolution(channels, width, using: initializer)]
    for _ in 0..<(2 * architecture.blocks) {
      convolutions.append(try FilmConvolution(width, width, using: initializer))
    }
    self.convolutions = convolutions
    bands = architecture.bands
    var sweeps: [LayerSweep] = []
    if let carried = architecture.sweep {
      for upwards in [true, false] {
        sweeps.append(
          try LayerSweep(width, carrying: carried, upwards: upwards, using: initializer))
      }
    }
    self.sweeps = sweeps
    let pooled = width + sweeps.count * (architecture.sweep ?? 0)
    hidden = try Linear(bands * pooled, architecture.hidden, using: initializer)
    output = try Linear(architecture.hidden, 2 * attributes, using: initializer)
    try output.zeroParameters()
  }

  var children: [(name: String, module: any Module)] {
    convolutions.enumerated().map { ("convolutions.\($0.offset)", $0.element) }
      + zip(["sweep.up", "sweep.down"], sweeps).map { ($0, $1) }
      + [("hidden", hidden), ("output", output)]
  }

  /// Mean and logarithm of the variance of each standardised attribute, [N, attributes] each.
  ///
  /// - Parameter latents: Standardised latents, [N, channels, z, y, x].
  func callAsFunction(
    _ latents: Tensor
  ) throws(TensorError) -> (mean: Tensor, logVariance: Tensor) {
    var x = try convolutions[0](latents).silu()
    for block in 0..<(convolutions.count / 2) {
      let inner = try convolutions[2 * block + 1](x).silu()
      x = try x + convolutions[2 * block + 2](inner).silu()
    }
    var features = [x]
    for sweep in sweeps { features.append(try sweep(x)) }
    let parts = try output(hidden(pooled(Tensor.cat(features, dim: 1))).silu()).chunk(2, dim: 1)
    return (parts[0], try parts[1].clamp(min: -12, max: 6))
  }

  private func pooled(_ x: Tensor) throws(TensorError) -> Tensor {
    let depth = x.shape[2]
    var means: [Tensor] = []
    for band in 0..<bands {
      let start = min(band * depth / bands, depth - 1)
      let end = max((band + 1) * depth / bands, start + 1)
      means.append(try x.narrow(2, start: start, length: end - start).mean([2, 3, 4]))
    }
    return try Tensor.cat(means, dim: 1)
  }
}

/// The negative logarithm of the likelihood of `target`, averaged over what is known; constants
/// left out: ½ (log σ² + (y − μ)²/σ²).
///
/// - Parameter known: 1 where the target is known, else 0.
func gaussianLoss(
  _ prediction: (mean: Tensor, logVariance: Tensor), _ target: Tensor, known: Tensor
) throws(TensorError) -> Tensor {
  let misfit = try (target - prediction.mean).square() * (-prediction.logVariance).exp()
  return try ((misfit + prediction.logVariance) * known).sum() / known.sum() * 0.5
}
