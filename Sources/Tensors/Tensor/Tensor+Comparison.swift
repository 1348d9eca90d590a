import TorchABI

extension Tensor {
  package func less(_ b: Tensor) throws(TensorError) -> Tensor {
    try binary("less", TorchBinaryLess, b)
  }

  package func less(_ b: Double) throws(TensorError) -> Tensor {
    try scalar("less", TorchBinaryLess, b)
  }

  package func lessEqual(_ b: Tensor) throws(TensorError) -> Tensor {
    try binary("lessEqual", TorchBinaryLessEqual, b)
  }

  package func lessEqual(_ b: Double) throws(TensorError) -> Tensor {
    try scalar("lessEqual", TorchBinaryLessEqual, b)
  }

  package func greater(_ b: Tensor) throws(TensorError) -> Tensor {
    try binary("greater", TorchBinaryGreater, b)
  }

  package func greater(_ b: Double) throws(TensorError) -> Tensor {
    try scalar("greater", TorchBinaryGreater, b)
  }

  package func greaterEqual(_ b: Tensor) throws(TensorError) -> Tensor {
    try binary("greaterEqual", TorchBinaryGreaterEqual, b)
  }

  package func greaterEqual(_ b: Double) throws(TensorError) -> Tensor {
    try scalar("greaterEqual", TorchBinaryGreaterEqual, b)
  }

  package func equal(_ b: Tensor) throws(TensorError) -> Tensor {
    try binary("equal", TorchBinaryEqual, b)
  }

  package func equal(_ b: Double) throws(TensorError) -> Tensor {
    try scalar("equal", TorchBinaryEqual, b)
  }

  package func notEqual(_ b: Tensor) throws(TensorError) -> Tensor {
    try binary("notEqual", TorchBinaryNotEqual, b)
  }

  package func notEqual(_ b: Double) throws(TensorError) -> Tensor {
    try scalar("notEqual", TorchBinaryNotEqual, b)
  }

  package func logicalNot() throws(TensorError) -> Tensor {
    try unary("logicalNot", TorchUnaryLogicalNot)
  }

  /// The smaller of each pair.
  package func minimum(_ other: Tensor) throws(TensorError) -> Tensor {
    try binary("minimum", TorchBinaryMinimum, other)
  }

  /// The larger of each pair.
  package func maximum(_ other: Tensor) throws(TensorError) -> Tensor {
    try binary("maximum", TorchBinaryMaximum, other)
  }

  /// `a` where the condition (a bool tensor) holds, else `b`.
  package static func `where`(
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
