import TorchABI

// These change the tensor itself; on a parameter, only within `withoutGradients`.
extension Tensor {
  /// self ← self + scale·other.
  @discardableResult
  package func add_(_ other: Tensor, scale: Double = 1) throws(TensorError) -> Tensor {
    try requireBroadcast(other, "add_")
    try change("add_", other) { $0.pointee.inPlace.add($1, $2, scale) }
    return self
  }

  @discardableResult
  package func add_(_ value: Double) throws(TensorError) -> Tensor {
    try change("add_") { table, a, _ in table.pointee.inPlace.addScalar(a, value) }
    return self
  }

  @discardableResult
  package func mul_(_ other: Tensor) throws(TensorError) -> Tensor {
    try requireBroadcast(other, "mul_")
    try change("mul_", other) { $0.pointee.inPlace.multiply($1, $2) }
    return self
  }

  @discardableResult
  package func mul_(_ value: Double) throws(TensorError) -> Tensor {
    try change("mul_") { table, a, _ in table.pointee.inPlace.multiplyScalar(a, value) }
    return self
  }

  /// Takes over the values of `source`, converting type and device.
  @discardableResult
  package func copy_(_ source: Tensor) throws(TensorError) -> Tensor {
    try requireSameShape(source, "copy_")
    try change("copy_", source) { $0.pointee.inPlace.copy($1, $2) }
    return self
  }

  /// self ← self + weight·(target − self).
  @discardableResult
  package func lerp_(_ target: Tensor, weight: Double) throws(TensorError) -> Tensor {
    try requireSameShape(target, "lerp_")
    try change("lerp_", target) { $0.pointee.inPlace.lerp($1, $2, weight) }
    return self
  }

  @discardableResult
  package func zero_() throws(TensorError) -> Tensor { try fill_(0) }

  @discardableResult
  package func fill_(_ value: Double) throws(TensorError) -> Tensor {
    try change("fill_") { table, a, _ in table.pointee.inPlace.fill(a, value) }
    return self
  }

  @discardableResult
  package func clamp_(min: Double? = nil, max: Double? = nil) throws(TensorError) -> Tensor {
    try change("clamp_") { table, a, _ in
      table.pointee.inPlace.clamp(a, min ?? -Double.infinity, max ?? Double.infinity)
    }
    return self
  }
}
