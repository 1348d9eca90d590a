/// x·weightᵀ + bias over the last dimension.
public final class Linear: Layer {
  /// [outputs, inputs].
  public let weight: Tensor
  /// [outputs].
  public let bias: Tensor?

  public init(
    _ inputs: Int, _ outputs: Int, bias: Bool = true, using initializer: Initializer
  ) throws(TensorError) {
    weight = try initializer.uniform([outputs, inputs], fanIn: inputs)
    self.bias = bias ? try initializer.uniform([outputs], fanIn: inputs) : nil
  }

  public var ownParameters: NamedTensors { NamedTensors(weight: weight, bias: bias) }

  public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.linear(weight: weight, bias: bias)
  }
}
