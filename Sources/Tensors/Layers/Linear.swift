/// x·weightᵀ + bias over the last dimension.
package final class Linear: Layer {
  /// [outputs, inputs].
  package let weight: Tensor
  /// [outputs].
  package let bias: Tensor?

  package init(
    _ inputs: Int, _ outputs: Int, bias: Bool = true, using initializer: Initializer
  ) throws(TensorError) {
    weight = try initializer.uniform([outputs, inputs], fanIn: inputs)
    self.bias = bias ? try initializer.uniform([outputs], fanIn: inputs) : nil
  }

  package var ownParameters: NamedTensors { NamedTensors(weight: weight, bias: bias) }

  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.linear(weight: weight, bias: bias)
  }
}
