/// A module that maps one tensor to one.
package protocol Layer: Module {
  func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor
}

extension NamedTensors {
  /// The weight and, where there is one, the bias of a layer.
  init(weight: Tensor?, bias: Tensor?) {
    self.init()
    if let weight { append("weight", weight) }
    if let bias { append("bias", bias) }
  }
}
