import Tensors

/// Standardised attributes of films, [N, attributes], and 1 where each is known, else 0.
struct KnownAttributes {
  let values: Tensor
  let known: Tensor
}

/// A predictor of attributes from latents, whatever its layers.
protocol AttributePredicting: Module {
  /// Mean and logarithm of the variance of each standardised attribute, [N, attributes] each.
  ///
  /// - Parameter latents: Standardised latents, [N, channels, z, y, x].
  func callAsFunction(
    _ latents: Tensor
  ) throws(TensorError) -> (mean: Tensor, logVariance: Tensor)

  /// What a step of training minimises.
  ///
  /// - Parameter draws: Random numbers for this step, for a network that learns with some.
  func loss(
    _ latents: Tensor, _ truth: KnownAttributes, draws: inout Draws
  ) throws(TensorError) -> Tensor

  /// The same of a finished prediction, without random numbers.
  func misfit(
    _ prediction: (mean: Tensor, logVariance: Tensor), _ truth: KnownAttributes
  ) throws(TensorError) -> Tensor
}

extension AttributePredicting {
  func loss(
    _ latents: Tensor, _ truth: KnownAttributes, draws: inout Draws
  ) throws(TensorError) -> Tensor { try misfit(self(latents), truth) }

  func misfit(
    _ prediction: (mean: Tensor, logVariance: Tensor), _ truth: KnownAttributes
  ) throws(TensorError) -> Tensor {
    try gaussianLoss(prediction, truth.values, known: truth.known)
  }
}
