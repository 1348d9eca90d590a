import Tensors

/// x + c₂(s(n₂(c₁(s(n₁(x)))))): normalisation and activation before each convolution.
///
/// The second convolution starts at zero, so a new block is the identity.
///
/// - Source: He, Zhang, Ren and Sun 2016 (pre-activation); Wu and He 2018 (group normalisation).
final class ResidualBlock: Layer {
  let firstNorm: GroupNorm
  let first: FilmConvolution
  let secondNorm: GroupNorm
  let second: FilmConvolution

  init(_ channels: Int, using initializer: Initializer) throws(TensorError) {
    let groups = normGroups(channels)
    firstNorm = try GroupNorm(groups: groups, channels: channels, using: initializer)
    first = try FilmConvolution(channels, channels, using: initializer)
    secondNorm = try GroupNorm(groups: groups, channels: channels, using: initializer)
    second = try FilmConvolution(channels, channels, using: initializer)
    try second.zeroParameters()
  }

  var children: [(name: String, module: any Module)] {
    [("norm1", firstNorm), ("conv1", first), ("norm2", secondNorm), ("conv2", second)]
  }

  func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    let hidden = try first(firstNorm(x).silu())
    return try x + second(secondNorm(hidden).silu())
  }
}

/// The most groups, at most 8, into which `channels` fall evenly.
func normGroups(_ channels: Int) -> Int {
  (1...8).last { channels % $0 == 0 } ?? 1
}

/// Group normalisation, activation and a convolution: what ends a network of residual blocks.
final class OutputHead: Layer {
  let norm: GroupNorm
  let conv: FilmConvolution

  init(
    _ inputs: Int, _ outputs: Int, kernel: Int, using initializer: Initializer
  ) throws(TensorError) {
    norm = try GroupNorm(groups: normGroups(inputs), channels: inputs, using: initializer)
    conv = try FilmConvolution(inputs, outputs, kernel: kernel, using: initializer)
  }

  var children: [(name: String, module: any Module)] { [("norm", norm), ("conv", conv)] }

  /// Starts with an output of 0. The normalisation keeps its scale, or nothing could be learnt.
  func startAtZero() throws(TensorError) { try conv.zeroParameters() }

  func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try conv(norm(x).silu()) }
}
