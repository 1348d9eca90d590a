package import Tensors

/// What a sampler needs to know about a model: the clean latent it expects behind a noisy one.
package protocol Denoiser {
  /// The expected clean latent, E[z₀ | z_t].
  ///
  /// - Parameters:
  ///   - noisy: z_t = α_t z₀ + σ_t ε, first dimension one sample each.
  ///   - step: t, the same for every sample.
  func clean(_ noisy: Tensor, at step: Int) throws(TensorError) -> Tensor
}

/// The network at one set of conditions.
struct NetworkDenoiser: Denoiser {
  let network: any NoiseEstimating
  let schedule: NoiseSchedule
  /// Standardised, [N, conditions].
  let conditions: Tensor
  /// 1 where a condition counts, 0 where it is open, [N, conditions].
  let known: Tensor

  func clean(_ noisy: Tensor, at step: Int) throws(TensorError) -> Tensor {
    let steps = [Int](repeating: step, count: noisy.shape[0])
    let told = try network(noisy, steps: steps, conditions: conditions, known: known)
    return try network.parametrisation.clean(
      noisy, told, signal: schedule.signal[step], deviation: schedule.noise[step])
  }
}

/// Guidance without a classifier: away from what the model expects without the condition, by
/// `scale` times the difference. 1 is no guidance.
///
/// - Source: Ho and Salimans 2022, eq. 6 (their w is `scale` − 1).
package struct GuidedDenoiser: Denoiser {
  private let conditional: any Denoiser
  private let unconditional: any Denoiser
  private let scale: Double

  package init(conditional: any Denoiser, unconditional: any Denoiser, scale: Double) {
    self.conditional = conditional
    self.unconditional = unconditional
    self.scale = scale
  }

  package func clean(_ noisy: Tensor, at step: Int) throws(TensorError) -> Tensor {
    let open = try unconditional.clean(noisy, at: step)
    return try open + (conditional.clean(noisy, at: step) - open) * scale
  }
}
