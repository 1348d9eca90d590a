package import Tensors

/// The paper's feature predictor: the flattened latent through three layers.
///
/// It tells no variance. What stands for one is the mean square error of each attribute on held-out
/// volumes, the same for every latent; 1, the spread of the attribute itself, until it is measured.
/// Weights have MicroGen3D's names.
///
/// - Source: Baishnab et al. 2025, section 2; MicroGen3D, models/FP.py, whose instance normalisation
///   of rows [N, features] is a normalisation of each row.
package final class PaperPredictor: AttributePredicting {
  private let layers: [Linear]
  private let dropout: Double
  /// [1, attributes].
  private let logVariance: Tensor

  /// - Parameters:
  ///   - inputs: The numbers of one latent.
  ///   - heldOutErrors: The root mean square error of each standardised attribute.
  package init(
    inputs: Int, dropout: Double, heldOutErrors: [Double], using initializer: Initializer
  ) throws(TensorError) {
    layers = [
      try Linear(inputs, inputs / 2, using: initializer),
      try Linear(inputs / 2, inputs / 4, using: initializer),
      try Linear(inputs / 4, heldOutErrors.count, using: initializer),
    ]
    self.dropout = dropout
    let errors = try Tensor(
      heldOutErrors.map { Float($0) }, shape: [1, heldOutErrors.count], device: initializer.device)
    logVariance = try errors.square().log().clamp(min: -12)
  }

  package var children: [(name: String, module: any Module)] {
    layers.enumerated().map { ("fc\($0.offset + 1)", $0.element) }
  }

  package func callAsFunction(
    _ latents: Tensor
  ) throws(TensorError) -> (mean: Tensor, logVariance: Tensor) {
    try finished(means(latents) { (x) throws(TensorError) in x })
  }

  /// The mean square error, with some hidden numbers left out.
  func loss(
    _ latents: Tensor, _ truth: KnownAttributes, draws: inout Draws
  ) throws(TensorError) -> Tensor {
    let mean = try means(latents) { (x) throws(TensorError) in
      let kept = Float(1 / (1 - dropout))
      let factors = (0..<x.count).map { _ in draws.uniform() < dropout ? 0 : kept }
      return try x * Tensor(factors, shape: x.shape, device: x.device)
    }
    return try knownError(mean, truth)
  }

  func misfit(
    _ prediction: (mean: Tensor, logVariance: Tensor), _ truth: KnownAttributes
  ) throws(TensorError) -> Tensor { try knownError(prediction.mean, truth) }

  private func means(
    _ latents: Tensor, thinned: (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    var x = try latents.flatten(from: 1)
    for layer in layers.dropLast() {
      x = try layer(x).relu()
      x = try thinned(x.layerNorm(shape: [x.shape[1]]))
    }
    return try layers[layers.count - 1](x)
  }

  private func finished(_ mean: Tensor) throws(TensorError) -> (mean: Tensor, logVariance: Tensor) {
    (mean, try logVariance.expand(mean.shape))
  }
}

/// The mean square error of what is known.
private func knownError(_ mean: Tensor, _ truth: KnownAttributes) throws(TensorError) -> Tensor {
  try ((mean - truth.values).square() * truth.known).sum() / truth.known.sum()
}
