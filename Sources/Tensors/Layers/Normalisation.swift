/// Normalises each sample's groups of channels.
package final class GroupNorm: Layer {
  package let weight: Tensor
  package let bias: Tensor
  package let groups: Int
  package let eps: Double

  package init(
    groups: Int, channels: Int, eps: Double = 1e-5, using initializer: Initializer
  ) throws(TensorError) {
    precondition(groups > 0 && channels % groups == 0, "groups of equal size")
    weight = try initializer.constant([channels], 1)
    bias = try initializer.constant([channels], 0)
    self.groups = groups
    self.eps = eps
  }

  package var ownParameters: NamedTensors { NamedTensors(weight: weight, bias: bias) }

  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.groupNorm(groups: groups, weight: weight, bias: bias, eps: eps)
  }
}

/// Normalises each channel of each sample.
package final class InstanceNorm: Layer {
  package let weight: Tensor?
  package let bias: Tensor?
  private let eps: Double

  package init(
    channels: Int, affine: Bool = false, eps: Double = 1e-5, using initializer: Initializer
  ) throws(TensorError) {
    weight = affine ? try initializer.constant([channels], 1) : nil
    bias = affine ? try initializer.constant([channels], 0) : nil
    self.eps = eps
  }

  package var ownParameters: NamedTensors { NamedTensors(weight: weight, bias: bias) }

  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.instanceNorm(weight: weight, bias: bias, eps: eps)
  }
}

/// Normalises over the last dimension.
package final class LayerNorm: Layer {
  package let weight: Tensor
  package let bias: Tensor
  private let eps: Double

  package init(
    _ size: Int, eps: Double = 1e-5, using initializer: Initializer
  ) throws(TensorError) {
    weight = try initializer.constant([size], 1)
    bias = try initializer.constant([size], 0)
    self.eps = eps
  }

  package var ownParameters: NamedTensors { NamedTensors(weight: weight, bias: bias) }

  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.layerNorm(shape: weight.shape, weight: weight, bias: bias, eps: eps)
  }
}
