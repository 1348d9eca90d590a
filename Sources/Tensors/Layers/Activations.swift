/// x·sigmoid(x).
public final class SiLU: Layer {
  public init() {}
  public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.silu() }
}

/// max(x, 0).
public final class ReLU: Layer {
  public init() {}
  public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.relu() }
}

/// x where positive, else slope·x.
public final class LeakyReLU: Layer {
  private let slope: Double
  public init(slope: Double = 0.01) { self.slope = slope }
  public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.leakyReLU(slope: slope)
  }
}

public final class Tanh: Layer {
  public init() {}
  public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.tanh() }
}

/// 1 / (1 + e⁻ˣ).
public final class Sigmoid: Layer {
  public init() {}
  public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.sigmoid() }
}
