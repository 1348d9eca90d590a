/// The transpose of a convolution, which enlarges [N, C, z, y, x] by its stride.
public final class ConvTranspose3d: Layer {
  /// [inputs, outputs, kernel, kernel, kernel].
  public let weight: Tensor
  /// [outputs].
  public let bias: Tensor?
  private let stride: [Int]
  private let padding: [Int]
  private let outputPadding: [Int]

  public init(
    _ inputs: Int, _ outputs: Int, kernel: Int, stride: Int, padding: Int = 0,
    outputPadding: Int = 0, bias: Bool = true, using initializer: Initializer
  ) throws(TensorError) {
    // PyTorch counts the weight's second dimension as what flows in, also here.
    let fanIn = outputs * kernel * kernel * kernel
    weight = try initializer.uniform([inputs, outputs, kernel, kernel, kernel], fanIn: fanIn)
    self.bias = bias ? try initializer.uniform([outputs], fanIn: fanIn) : nil
    self.stride = [stride, stride, stride]
    self.padding = [padding, padding, padding]
    self.outputPadding = [outputPadding, outputPadding, outputPadding]
  }

  public var ownParameters: NamedTensors { NamedTensors(weight: weight, bias: bias) }

  public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.convTranspose3d(
      weight: weight, bias: bias, stride: stride, padding: padding, outputPadding: outputPadding)
  }
}
