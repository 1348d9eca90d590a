/// A row of numbers for each class.
package final class Embedding: Layer {
  /// [count, size].
  package let weight: Tensor

  package init(_ count: Int, _ size: Int, using initializer: Initializer) throws(TensorError) {
    weight = try initializer.normal([count, size])
  }

  package var ownParameters: NamedTensors { NamedTensors(weight: weight, bias: nil) }

  /// - Parameter x: Classes, int64, any shape; the result has a further last dimension.
  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try weight.indexSelect(0, x.flatten()).reshape(x.shape + [weight.shape[1]])
  }
}
