import Tensors

/// A residual block whose inside is scaled and shifted per channel by an embedding.
///
/// - Source: Perez, Strub, de Vries, Dumoulin and Courville 2018 (feature-wise linear
///   modulation).
final class FiLMBlock: Module {
  private let firstNorm: GroupNorm
  private let first: FilmConvolution
  private let modulation: Linear
  private let secondNorm: GroupNorm
  private let second: FilmConvolution
  private let shortcut: Conv3d?

  init(
    _ inputs: Int, _ outputs: Int, embedding: Int, using initializer: Initializer
  ) throws(TensorError) {
    firstNorm = try GroupNorm(groups: normGroups(inputs), channels: inputs, using: initializer)
    first = try FilmConvolution(inputs, outputs, using: initializer)
    modulation = try Linear(embedding, 2 * outputs, using: initializer)
    secondNorm = try GroupNorm(groups: normGroups(outputs), channels: outputs, using: initializer)
    second = try FilmConvolution(outputs, outputs, using: initializer)
    try second.zeroParameters()
    shortcut =
      inputs == outputs ? nil : try Conv3d(inputs, outputs, kernel: 1, using: initializer)
  }

  var children: [(name: String, module: any Module)] {
    [
      ("norm1", firstNorm), ("conv1", first), ("modulation", modulation), ("norm2", secondNorm),
      ("conv2", second),
    ] + (shortcut.map { [("shortcut", $0)] } ?? [])
  }

  /// - Parameters:
  ///   - x: [N, inputs, z, y, x].
  ///   - embedding: Activated embedding of time and condition, [N, embedding].
  func callAsFunction(_ x: Tensor, _ embedding: Tensor) throws(TensorError) -> Tensor {
    let factors = try modulation(embedding).unsqueeze(-1).unsqueeze(-1).unsqueeze(-1)
      .chunk(2, dim: 1)
    let hidden = try first(firstNorm(x).silu())
    let modulated = try secondNorm(hidden) * (factors[0] + 1) + factors[1]
    let carried = try shortcut.map { conv throws(TensorError) in try conv(x) } ?? x
    return try carried + second(modulated.silu())
  }
}
