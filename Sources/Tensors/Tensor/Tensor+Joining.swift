import TorchABI

extension Tensor {
  /// The tensors one after the other along `dim`.
  package static func cat(_ tensors: [Tensor], dim: Int) throws(TensorError) -> Tensor {
    guard let first = tensors.first else {
      throw .shape(operation: "cat", detail: "nothing to join")
    }
    let axis = try first.require(dim: dim, "cat")
    for other in tensors where !first.agrees(with: other, except: axis) {
      throw .shape(operation: "cat", detail: "\(first.shape) and \(other.shape) along \(axis)")
    }
    defer { withExtendedLifetime(tensors) {} }
    let handles = tensors.map(\.handle)
    return try make("cat") { $0.pointee.layout.cat(handles, handles.count, axis, $1) }
  }

  /// The tensors, all of one shape, along a new dimension.
  package static func stack(_ tensors: [Tensor], dim: Int = 0) throws(TensorError) -> Tensor {
    guard let first = tensors.first else {
      throw .shape(operation: "stack", detail: "nothing to join")
    }
    for other in tensors { try first.requireSameShape(other, "stack") }
    defer { withExtendedLifetime(tensors) {} }
    let handles = tensors.map(\.handle)
    return try make("stack") { $0.pointee.layout.stack(handles, handles.count, dim, $1) }
  }

  private func agrees(with other: Tensor, except dim: Int) -> Bool {
    rank == other.rank && shape.indices.allSatisfy { $0 == dim || shape[$0] == other.shape[$0] }
  }
}
