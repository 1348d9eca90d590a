import Tensors

/// A state that passes through a film layer by layer, from one electrode to the other.
///
///     s_k = σ(G h_k) tanh(K ∗ s_{k−1} + E h_k),  s_{−1} = 0
///
/// with h_k the features of layer k, K a kernel within the layer and G, E matrices. A cell keeps
/// what reaches it from its neighbours one layer before only as far as its own gate lets it: so
/// does a phase that is followed along straight paths, which local convolutions with averages
/// cannot tell.
///
/// - Complexity: As many small steps in a row as there are layers.
final class LayerSweep: Module {
  private let gate: FilmConvolution
  private let entry: FilmConvolution
  private let carry: FilmConvolution
  private let upwards: Bool

  /// - Parameters:
  ///   - width: Channels of the features.
  ///   - carried: Channels of the state.
  ///   - upwards: From z = 0, else from the last layer.
  init(
    _ width: Int, carrying carried: Int, upwards: Bool, using initializer: Initializer
  ) throws(TensorError) {
    gate = try FilmConvolution(width, carried, kernel: 1, using: initializer)
    entry = try FilmConvolution(width, carried, kernel: 1, using: initializer)
    carry = try FilmConvolution(carried, carried, flat: true, using: initializer)
    self.upwards = upwards
  }

  var children: [(name: String, module: any Module)] {
    [("gate", gate), ("entry", entry), ("carry", carry)]
  }

  /// The state at every cell, [N, carried, z, y, x].
  ///
  /// - Parameter features: [N, width, z, y, x].
  func callAsFunction(_ features: Tensor) throws(TensorError) -> Tensor {
    let gates = try gate(features).sigmoid()
    let entries = try entry(features)
    let depth = features.shape[2]
    var layers: [Tensor] = []
    for index in 0..<depth {
      let z = upwards ? index : depth - 1 - index
      var inner = try entries.narrow(2, start: z, length: 1)
      if let last = layers.last { inner = try inner + carry(last) }
      layers.append(try inner.tanh() * gates.narrow(2, start: z, length: 1))
    }
    return try Tensor.cat(upwards ? layers : layers.reversed(), dim: 2)
  }
}
