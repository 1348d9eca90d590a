/// Layers one after the other, named "0", "1", ….
package final class Sequential: Layer {
  private let layers: [any Layer]

  package init(_ layers: [any Layer]) { self.layers = layers }

  package var children: [(name: String, module: any Module)] {
    layers.enumerated().map { (name: "\($0.offset)", module: $0.element) }
  }

  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    var result = x
    for layer in layers { result = try layer(result) }
    return result
  }
}
