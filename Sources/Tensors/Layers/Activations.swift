/// x·sigmoid(x).
package final class SiLU: Layer {
  package init() {}
  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.silu() }
}

/// max(x, 0).
package final class ReLU: Layer {
  package init() {}
  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.relu() }
}

/// x where positive, else slope·x.
package final class LeakyReLU: Layer {
  private let slope: Double
  package init(slope: Double = 0.01) { self.slope = slope }
  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.leakyReLU(slope: slope)
  }
}

package final class Tanh: Layer {
  package init() {}
  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.tanh() }
}

/// 1 / (1 + e⁻ˣ).
package final class Sigmoid: Layer {
  package init() {}
  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.sigmoid() }
}
