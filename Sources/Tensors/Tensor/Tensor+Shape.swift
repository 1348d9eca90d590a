import TorchABI

extension Tensor {
  /// The same elements in another shape; one size may be −1, "what is left".
  package func reshape(_ newShape: [Int]) throws(TensorError) -> Tensor {
    try requireReshape(newShape)
    return try make("reshape") {
      $0.pointee.layout.reshape($1, newShape, newShape.count, $2)
    }
  }

  private func requireReshape(_ newShape: [Int]) throws(TensorError) {
    let unknown = newShape.filter { $0 == -1 }.count
    let known = newShape.filter { $0 != -1 }.reduce(1, *)
    let fits = unknown == 0 ? known == count : known > 0 && count % known == 0
    if unknown > 1 || newShape.contains(where: { $0 < -1 }) || !fits {
      throw .shape(operation: "reshape", detail: "\(shape) does not fit \(newShape)")
    }
  }

  /// Dimension i of the result is dimension `dims[i]` of this one.
  package func permute(_ dims: [Int]) throws(TensorError) -> Tensor {
    try require(dims: dims, "permute")
    try requireLength(dims, rank, "order", "permute")
    return try make("permute") { $0.pointee.layout.permute($1, dims, dims.count, $2) }
  }

  /// Exchanges two dimensions.
  package func transpose(_ a: Int, _ b: Int) throws(TensorError) -> Tensor {
    var order = Array(0..<rank)
    order.swapAt(try require(dim: a, "transpose"), try require(dim: b, "transpose"))
    return try permute(order)
  }

  /// Drops the dimension `dim`, which has size 1.
  package func squeeze(_ dim: Int) throws(TensorError) -> Tensor {
    let dim = try require(dim: dim, "squeeze")
    if rank == 0 || shape[dim] != 1 {
      throw .shape(operation: "squeeze", detail: "dimension \(dim) of \(shape) is not 1")
    }
    return try make("squeeze") { $0.pointee.layout.squeeze($1, dim, $2) }
  }

  /// Puts a dimension of size 1 at `dim`, which may be the rank.
  package func unsqueeze(_ dim: Int) throws(TensorError) -> Tensor {
    if !(-rank - 1...rank).contains(dim) {
      throw .shape(operation: "unsqueeze", detail: "\(shape) has no dimension \(dim) to insert")
    }
    return try make("unsqueeze") { $0.pointee.layout.unsqueeze($1, dim, $2) }
  }

  /// Stretches dimensions of size 1, without copying; −1 keeps a size.
  package func expand(_ newShape: [Int]) throws(TensorError) -> Tensor {
    let offset = newShape.count - rank
    let fits =
      offset >= 0
      && shape.indices.allSatisfy {
        shape[$0] == 1 || newShape[$0 + offset] == shape[$0] || newShape[$0 + offset] == -1
      }
    if !fits { throw .shape(operation: "expand", detail: "\(shape) to \(newShape)") }
    return try make("expand") { $0.pointee.layout.expand($1, newShape, newShape.count, $2) }
  }

  /// Joins the dimensions from `first` on into one.
  package func flatten(from first: Int = 0) throws(TensorError) -> Tensor {
    let first = try require(dim: first, "flatten")
    return try reshape(shape[..<first] + [shape[first...].reduce(1, *)])
  }
}
