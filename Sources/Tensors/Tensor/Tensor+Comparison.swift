import TorchABI

extension Tensor {
  public func less(_ b: Tensor) throws(TensorError) -> Tensor {
    try binary("less", TorchBinaryLess, b)
  }

  public func less(_ b: Double) throws(TensorError) -> Tensor {
    try scalar("less", TorchBinaryLess, b)
  }

  public func lessEqual(_ b: Tensor) throws(TensorError) -> Tensor {
    try binary("lessEqual", TorchBinaryLessEqual, b)
  }

  public func lessEqual(_ b: Double) throws(TensorError) -> Tensor {
    try scalar("lessEqual", TorchBinaryLessEqual, b)
  }

  public func greater(_ b: Tensor) throws(TensorError) -> Tensor {
    try binary("greater", TorchBinaryGreater, b)
  }

  public func greater(_ b: Double) throws(TensorError) -> Tensor {
    try scalar("greater", TorchBinaryGreater, b)
  }

  public func greaterEqual(_ b: Tensor) throws(TensorError) -> Tensor {
    try binary("greaterEqual", TorchBinaryGreaterEqual, b)
  }

  public func greaterEqual(_ b: Double) throws(TensorError) -> Tensor {
    try scalar("greaterEqual", TorchBinaryGreaterEqual, b)
  }

  public func equal(_ b: Tensor) throws(TensorError) -> Tensor {
    try binary("equal", TorchBinaryEqual, b)
  }

  public func equal(_ b: Double) throws(TensorError) -> Tensor {
    try scalar("equal", TorchBinaryEqual, b)
  }

  public func notEqual(_ b: Tensor) throws(TensorError) -> Tensor {
    try binary("notEqual", TorchBinaryNotEqual, b)
  }

  public func notEqual(_ b: Double) throws(TensorError) -> Tensor {
    try scalar("notEqual", TorchBinaryNotEqual, b)
  }

  public func logicalNot() throws(TensorError) -> Tensor {
    try unary("logicalNot", TorchUnaryLogicalNot)
  }

  /// The smaller of each pair.
  public func minimum(_ other: Tensor) throws(TensorError) -> Tensor {
    try binary("minimum", TorchBinaryMinimum, other)
  }

  /// The larger of each pair.
  public func maximum(_ other: Tensor) throws(TensorError) -> Tensor {
    try binary("maximum", TorchBinaryMaximum, other)
  }

  /// `a` where the condition (a bool tensor) holds, else `b`.
  public static func `where`(
    _ condition: Tensor, _ a: Tensor, _ b: Tensor
  ) throws(TensorError) -> Tensor {
    if condition.dtype != .bool {
      throw .shape(operation: "where", detail: "the condition is \(condition.dtype), not bool")
    }
    try condition.requireBroadcast(a, "where")
    try condition.requireBroadcast(b, "where")
    try a.requireBroadcast(b, "where")
    return try condition.make("where", a, b) { $0.pointee.elementwise.where($1, $2, $3, $4) }
  }
}
