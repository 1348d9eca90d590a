import TorchABI

extension Tensor {
  /// A copy of `values`, row-major: the last dimension runs fastest.
  package convenience init(
    _ values: [Float], shape: [Int], device: Device = .cpu
  ) throws(TensorError) {
    try self.init(copying: values, as: .float32, shape: shape, device: device)
  }

  package convenience init(
    _ values: [Double], shape: [Int], device: Device = .cpu
  ) throws(TensorError) {
    try self.init(copying: values, as: .float64, shape: shape, device: device)
  }

  package convenience init(
    _ values: [Int64], shape: [Int], device: Device = .cpu
  ) throws(TensorError) {
    try self.init(copying: values, as: .int64, shape: shape, device: device)
  }

  package convenience init(
    _ values: [Int], shape: [Int], device: Device = .cpu
  ) throws(TensorError) {
    try self.init(copying: values, as: .int64, shape: shape, device: device)
  }

  package convenience init(
    _ values: [UInt8], shape: [Int], device: Device = .cpu
  ) throws(TensorError) {
    try self.init(copying: values, as: .uint8, shape: shape, device: device)
  }

  package static func zeros(
    _ shape: [Int], dtype: DType = .float32, device: Device = .cpu
  ) throws(TensorError) -> Tensor {
    try full(shape, 0, dtype: dtype, device: device)
  }

  package static func ones(
    _ shape: [Int], dtype: DType = .float32, device: Device = .cpu
  ) throws(TensorError) -> Tensor {
    try full(shape, 1, dtype: dtype, device: device)
  }

  package static func full(
    _ shape: [Int], _ value: Double, dtype: DType = .float32, device: Device = .cpu
  ) throws(TensorError) -> Tensor {
    try device.require()
    try requireSizes(shape, "full")
    return try make("full") {
      $0.pointee.creation.full(value, dtype.code, shape, shape.count, device.code, $1)
    }
  }

  package static func zeros(like other: Tensor) throws(TensorError) -> Tensor {
    try zeros(other.shape, dtype: other.dtype, device: other.device)
  }

  package static func ones(like other: Tensor) throws(TensorError) -> Tensor {
    try ones(other.shape, dtype: other.dtype, device: other.device)
  }

  /// 0, 1, …, count − 1.
  package static func arange(
    _ count: Int, dtype: DType = .int64, device: Device = .cpu
  ) throws(TensorError) -> Tensor {
    try device.require()
    return try make("arange") { $0.pointee.creation.arange(count, dtype.code, device.code, $1) }
  }

  /// `count` numbers evenly from `from` to `to`, both included.
  package static func linspace(
    _ from: Double, _ to: Double, count: Int, dtype: DType = .float32, device: Device = .cpu
  ) throws(TensorError) -> Tensor {
    try device.require()
    return try make("linspace") {
      $0.pointee.creation.linspace(from, to, count, dtype.code, device.code, $1)
    }
  }

  private convenience init<Element: BitwiseCopyable>(
    copying values: [Element], as dtype: DType, shape: [Int], device: Device
  ) throws(TensorError) {
    let out = try values.withUnsafeBufferPointer { (buffer) throws(TensorError) in
      try Tensor.copied(UnsafeRawBufferPointer(buffer), as: dtype, shape: shape, device: device)
    }
    try self.init(owning: out)
  }
}

extension Tensor {
  /// A copy of the elements at `bytes`.
  convenience init(
    bytes: UnsafeRawBufferPointer, as dtype: DType, shape: [Int], device: Device
  ) throws(TensorError) {
    try self.init(owning: Tensor.copied(bytes, as: dtype, shape: shape, device: device))
  }

  private static func copied(
    _ bytes: UnsafeRawBufferPointer, as dtype: DType, shape: [Int], device: Device
  ) throws(TensorError) -> TorchTensor {
    try device.require()
    try requireSizes(shape, "create")
    let count = bytes.count / dtype.size
    if shape.reduce(1, *) != count {
      throw .shape(operation: "create", detail: "\(count) values do not fill the shape \(shape)")
    }
    var out = TorchTensor()
    try Torch.run("create") {
      $0.pointee.creation.copy(
        bytes.baseAddress, dtype.code, shape, shape.count, device.code, &out)
    }
    return out
  }

  static func requireSizes(_ shape: [Int], _ operation: String) throws(TensorError) {
    if shape.contains(where: { $0 < 0 }) || shape.count > Int(TorchMaximumRank) {
      throw .shape(operation: operation, detail: "\(shape) is no shape")
    }
  }
}
