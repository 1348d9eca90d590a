// Checks of operands before they reach libtorch.
extension Tensor {
  /// - Throws: when the shapes do not broadcast against each other.
  func requireBroadcast(_ b: Tensor, _ operation: StaticString) throws(TensorError) {
    if shape == b.shape { return }
    for (m, n) in zip(shape.reversed(), b.shape.reversed()) where m != n && m != 1 && n != 1 {
      throw .shape(
        operation: "\(operation)", detail: "\(shape) and \(b.shape) do not broadcast")
    }
    if device != b.device && count != 1 && b.count != 1 {
      throw .shape(operation: "\(operation)", detail: "operands on \(device) and \(b.device)")
    }
  }

  func requireRank(_ expected: Int, _ operation: StaticString) throws(TensorError) {
    if rank != expected {
      throw .shape(
        operation: "\(operation)", detail: "\(shape) has \(rank) dimensions, not \(expected)")
    }
  }

  /// The dimension `dim` counted from 0.
  func require(dim: Int, _ operation: StaticString) throws(TensorError) -> Int {
    let rank = Swift.max(self.rank, 1)
    guard (-rank..<rank).contains(dim) else {
      throw .shape(operation: "\(operation)", detail: "\(shape) has no dimension \(dim)")
    }
    return dim < 0 ? dim + rank : dim
  }

  func require(dims: [Int], _ operation: StaticString) throws(TensorError) {
    for dim in dims { _ = try require(dim: dim, operation) }
  }

  /// - Throws: when `other` has another shape.
  func requireSameShape(_ other: Tensor, _ operation: StaticString) throws(TensorError) {
    if shape != other.shape {
      throw .shape(operation: "\(operation)", detail: "\(shape) is not \(other.shape)")
    }
  }

  func requireLength(
    _ list: [Int], _ length: Int, _ name: String, _ operation: StaticString
  ) throws(TensorError) {
    if list.count != length {
      throw .shape(operation: "\(operation)", detail: "\(name) \(list) is not \(length) numbers")
    }
  }
}
