/// Layers one after the other, named "0", "1", ….
public final class Sequential: Layer {
  private let layers: [any Layer]

  public init(_ layers: [any Layer]) { self.layers = layers }

  public var children: [(name: String, module: any Module)] {
    layers.enumerated().map { (name: "\($0.offset)", module: $0.element) }
  }

  public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    var result = x
    for layer in layers { result = try layer(result) }
    return result
  }
}
