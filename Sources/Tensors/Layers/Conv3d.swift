/// A convolution over [N, C, z, y, x] with a cubic kernel.
package final class Conv3d: Layer {
  /// [outputs, inputs, kernel, kernel, kernel].
  package let weight: Tensor
  /// [outputs].
  package let bias: Tensor?
  /// May change: a network can learn on crops and work on periodic films with the same weights.
  package var edges: Edges
  private let stride: [Int]
  private let margin: Int

  /// - Parameter padding: Voxels beyond each edge; `kernel / 2`, which keeps the size, when nil.
  package init(
    _ inputs: Int, _ outputs: Int, kernel: Int = 3, stride: Int = 1, padding: Int? = nil,
    edges: Edges = .zeros, bias: Bool = true, using initializer: Initializer
  ) throws(TensorError) {
    let fanIn = inputs * kernel * kernel * kernel
    weight = try initializer.uniform([outputs, inputs, kernel, kernel, kernel], fanIn: fanIn)
    self.bias = bias ? try initializer.uniform([outputs], fanIn: fanIn) : nil
    self.stride = [stride, stride, stride]
    margin = padding ?? kernel / 2
    self.edges = edges
  }

  package var ownParameters: NamedTensors { NamedTensors(weight: weight, bias: bias) }

  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    let (wide, zeros) = try edges.widen(x, by: margin)
    return try wide.conv3d(weight: weight, bias: bias, stride: stride, padding: zeros)
  }
}
