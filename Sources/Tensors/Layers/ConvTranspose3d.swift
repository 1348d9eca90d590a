/// The transpose of a convolution, which enlarges [N, C, z, y, x] by its stride.
package final class ConvTranspose3d: Layer {
  /// [inputs, outputs, kernel, kernel, kernel].
  package let weight: Tensor
  /// [outputs].
  package let bias: Tensor?
  private let stride: [Int]
  private let padding: [Int]
  private let outputPadding: [Int]

  package init(
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

  package var ownParameters: NamedTensors { NamedTensors(weight: weight, bias: bias) }

  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.convTranspose3d(
      weight: weight, bias: bias, stride: stride, padding: padding, outputPadding: outputPadding)
  }
}
