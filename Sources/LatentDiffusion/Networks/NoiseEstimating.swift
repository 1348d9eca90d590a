import Tensors

/// A denoising network, whatever its layers, with what its output means.
protocol NoiseEstimating: Module {
  var parametrisation: NoiseParametrisation { get }

  /// Whether the network also knows latents without a condition, which guidance needs.
  var knowsOpenConditions: Bool { get }

  /// Whether it knows latents with any part of their conditions, which open ones in a request need.
  var knowsPartialConditions: Bool { get }

  /// What the parametrisation says, [N, channels, z, y, x].
  ///
  /// - Parameters:
  ///   - latents: Noisy standardised latents, [N, channels, z, y, x].
  ///   - steps: The step of the noise schedule of each.
  ///   - conditions: Standardised conditions, [N, conditions].
  ///   - known: 1 where a condition counts, 0 where it is left open, [N, conditions].
  func callAsFunction(
    _ latents: Tensor, steps: [Int], conditions: Tensor, known: Tensor
  ) throws(TensorError) -> Tensor
}

/// What a denoising network tells about z_t = α z₀ + σ ε.
///
/// - Source: Ho, Jain and Abbeel 2020 (noise); Salimans and Ho 2022, section 4 (velocity).
enum NoiseParametrisation: Sendable {
  /// ε itself.
  case noise
  /// v = α ε − σ z₀.
  case velocity

  /// What the network is to tell, from what was mixed.
  func target(clean: Float, noise ε: Float, signal α: Float, deviation σ: Float) -> Float {
    switch self {
    case .noise: ε
    case .velocity: α * ε - σ * clean
    }
  }

  /// E[z₀ | z_t] from what the network told.
  func clean(
    _ noisy: Tensor, _ told: Tensor, signal α: Double, deviation σ: Double
  ) throws(TensorError) -> Tensor {
    switch self {
    case .noise: try noisy * (1 / α) - told * (σ / α)
    case .velocity: try noisy * α - told * σ
    }
  }

  /// The same of samples with noise of their own.
  ///
  /// - Parameters:
  ///   - α: [N, 1, 1, 1, 1].
  ///   - σ: [N, 1, 1, 1, 1].
  func clean(
    _ noisy: Tensor, _ output: Tensor, signal α: Tensor, deviation σ: Tensor
  ) throws(TensorError) -> Tensor {
    switch self {
    case .noise: try (noisy - output * σ) / α
    case .velocity: try noisy * α - output * σ
    }
  }
}
