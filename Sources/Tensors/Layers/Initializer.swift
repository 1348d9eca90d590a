/// Where new layers get their first weights: the same seed, the same network.
package final class Initializer {
  private let generator: Generator?
  package let device: Device

  package convenience init(seed: UInt64, device: Device = .cpu) throws(TensorError) {
    try self.init(generator: Generator(seed: seed), device: device)
  }

  /// Weights of zero, for a network whose state is loaded next.
  package static func blank(device: Device = .cpu) throws(TensorError) -> Initializer {
    try Initializer(generator: nil, device: device)
  }

  private init(generator: Generator?, device: Device) throws(TensorError) {
    try device.require()
    self.generator = generator
    self.device = device
  }

  /// Uniform in ±1/√fanIn, as PyTorch starts linear and convolution layers.
  package func uniform(_ shape: [Int], fanIn: Int) throws(TensorError) -> Tensor {
    guard let generator else { return try constant(shape, 0) }
    let bound = 1 / Double(max(fanIn, 1)).squareRoot()
    let values = try Tensor.rand(shape, generator: generator) * (2 * bound) - bound
    return try values.to(device).requireGrad()
  }

  /// Normal with mean 0 and variance 1.
  func normal(_ shape: [Int]) throws(TensorError) -> Tensor {
    guard let generator else { return try constant(shape, 0) }
    return try Tensor.randn(shape, generator: generator).to(device).requireGrad()
  }

  func constant(_ shape: [Int], _ value: Double) throws(TensorError) -> Tensor {
    try Tensor.full(shape, value, device: device).requireGrad()
  }

  /// Not trained.
  func buffer(_ shape: [Int], _ value: Double) throws(TensorError) -> Tensor {
    try Tensor.full(shape, value, device: device)
  }
}
