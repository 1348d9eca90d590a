import Tensors

/// Moves the clean latent that a denoiser expects until the predictor sees the request in it.
///
/// The denoiser's next steps bring the moved latent back among those of films.
///
/// - Source: guidance by a network of one's own: Dhariwal and Nichol 2021; on the expected clean
///   sample: Chung et al. 2023.
struct SteeredDenoiser: Denoiser {
  let base: any Denoiser
  let mover: LatentMover
  let schedule: NoiseSchedule
  let settings: Steering

  func clean(_ noisy: Tensor, at step: Int) throws(TensorError) -> Tensor {
    let expected = try base.clean(noisy, at: step)
    guard schedule.noise[step] <= settings.below else { return expected }
    return try mover.moved(expected, times: settings.moves)
  }
}
