/// Normalises each sample's groups of channels.
public final class GroupNorm: Layer {
  public let weight: Tensor
  public let bias: Tensor
  private let groups: Int
  private let eps: Double

  public init(
    groups: Int, channels: Int, eps: Double = 1e-5, using initializer: Initializer
  ) throws(TensorError) {
    precondition(groups > 0 && channels % groups == 0, "groups of equal size")
    weight = try initializer.constant([channels], 1)
    bias = try initializer.constant([channels], 0)
    self.groups = groups
    self.eps = eps
  }

  public var ownParameters: NamedTensors { NamedTensors(weight: weight, bias: bias) }

  public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.groupNorm(groups: groups, weight: weight, bias: bias, eps: eps)
  }
}

/// Normalises each channel of each sample.
public final class InstanceNorm: Layer {
  public let weight: Tensor?
  public let bias: Tensor?
  private let eps: Double

  public init(
    channels: Int, affine: Bool = false, eps: Double = 1e-5, using initializer: Initializer
  ) throws(TensorError) {
    weight = affine ? try initializer.constant([channels], 1) : nil
    bias = affine ? try initializer.constant([channels], 0) : nil
    self.eps = eps
  }

  public var ownParameters: NamedTensors { NamedTensors(weight: weight, bias: bias) }

  public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.instanceNorm(weight: weight, bias: bias, eps: eps)
  }
}

/// Normalises over the last dimension.
public final class LayerNorm: Layer {
  public let weight: Tensor
  public let bias: Tensor
  private let eps: Double

  public init(
    _ size: Int, eps: Double = 1e-5, using initializer: Initializer
  ) throws(TensorError) {
    weight = try initializer.constant([size], 1)
    bias = try initializer.constant([size], 0)
    self.eps = eps
  }

  public var ownParameters: NamedTensors { NamedTensors(weight: weight, bias: bias) }

  public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.layerNorm(shape: weight.shape, weight: weight, bias: bias, eps: eps)
  }
}
