import TorchABI

// Drawn on the CPU and then moved: the same numbers on every device.
extension Tensor {
  /// Independent normal numbers of mean 0 and variance 1.
  package static func randn(
    _ shape: [Int], generator: Generator, dtype: DType = .float32, device: Device = .cpu
  ) throws(TensorError) -> Tensor {
    try requireSizes(shape, "randn")
    defer { withExtendedLifetime(generator) {} }
    return try make("randn") {
      $0.pointee.random.normal(generator.handle, dtype.code, shape, shape.count, $1)
    }.to(device)
  }

  /// Independent uniform numbers in 0..<1.
  package static func rand(
    _ shape: [Int], generator: Generator, dtype: DType = .float32, device: Device = .cpu
  ) throws(TensorError) -> Tensor {
    try requireSizes(shape, "rand")
    defer { withExtendedLifetime(generator) {} }
    return try make("rand") {
      $0.pointee.random.uniform(generator.handle, dtype.code, shape, shape.count, $1)
    }.to(device)
  }

  /// Independent whole numbers, each of `bounds` as likely.
  package static func randint(
    _ bounds: Range<Int>, _ shape: [Int], generator: Generator, device: Device = .cpu
  ) throws(TensorError) -> Tensor {
    try requireSizes(shape, "randint")
    if bounds.isEmpty { throw .shape(operation: "randint", detail: "\(bounds) is empty") }
    defer { withExtendedLifetime(generator) {} }
    return try make("randint") {
      $0.pointee.random.integers(
        generator.handle, bounds.lowerBound, bounds.upperBound, shape, shape.count, $1)
    }.to(device)
  }

  /// 0..<count in random order.
  package static func randperm(
    _ count: Int, generator: Generator, device: Device = .cpu
  ) throws(TensorError) -> Tensor {
    try requireSizes([count], "randperm")
    defer { withExtendedLifetime(generator) {} }
    return try make("randperm") {
      $0.pointee.random.permutation(generator.handle, count, $1)
    }.to(device)
  }
}
