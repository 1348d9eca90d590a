import Tensors

/// Moves latents until the predictor sees the targets in them.
///
/// With r the target's residual in standard deviations of the training set and L = |r|²,
/// each move is z ← z − 2 L ∇L / |∇L|²: the shortest way to L = 0 were r linear in z and single.
///
/// - Source: the length of a move: Polyak 1969.
/// - Complexity: One forward and one backward pass of the predictor a move.
struct LatentMover {
  let predictor: any AttributePredicting
  /// Standardised, at the indices of the predictions, and 1 where there is one.
  let targets: KnownAttributes
  /// Whether autograd follows the moves themselves, which takes derivatives of second order.
  var isRecorded = false

  func moved(_ latents: Tensor, times: Int) throws(TensorError) -> Tensor {
    var latents = latents
    for _ in 0..<times { latents = try moved(latents) }
    return latents
  }

  private func moved(_ latents: Tensor) throws(TensorError) -> Tensor {
    let (losses, slope) = try isRecorded ? recordedSlope(at: latents) : slope(at: latents)
    let steepness = try slope.square().sum([1, 2, 3, 4]) + 1e-12
    let length = try (losses * 2 / steepness).unsqueeze(-1).unsqueeze(-1).unsqueeze(-1)
      .unsqueeze(-1)
    return try latents - slope * length
  }

  private func losses(at latents: Tensor) throws(TensorError) -> Tensor {
    let residual = try (predictor(latents).mean - targets.values) * targets.known
    return try residual.square().sum([1])
  }

  private func slope(
    at latents: Tensor
  ) throws(TensorError) -> (losses: Tensor, slope: Tensor) {
    let point = try latents.detach().requireGrad()
    return try withGradients { () throws(TensorError) in
      let losses = try losses(at: point)
      try losses.sum().backward()
      return try (losses.detach(), point.grad!)
    }
  }

  private func recordedSlope(
    at latents: Tensor
  ) throws(TensorError) -> (losses: Tensor, slope: Tensor) {
    let losses = try losses(at: latents)
    return (losses, try losses.sum().derivative(by: latents))
  }
}
