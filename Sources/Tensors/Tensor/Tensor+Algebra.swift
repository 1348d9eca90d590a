import TorchABI

extension Tensor {
  /// The matrix product over the last two dimensions; those before them broadcast.
  package func matmul(_ other: Tensor) throws(TensorError) -> Tensor {
    let inner = other.rank > 1 ? other.shape[other.rank - 2] : other.shape.first
    if shape.last == nil || shape.last != inner {
      throw .shape(operation: "matmul", detail: "\(shape) times \(other.shape)")
    }
    return try make("matmul", other) { $0.pointee.algebra.matmul($1, $2, $3) }
  }

  /// c + a·b for matrices.
  package static func addmm(
    _ c: Tensor, _ a: Tensor, _ b: Tensor
  ) throws(TensorError) -> Tensor {
    try a.requireRank(2, "addmm")
    try b.requireRank(2, "addmm")
    if a.shape[1] != b.shape[0] {
      throw .shape(operation: "addmm", detail: "\(a.shape) times \(b.shape)")
    }
    return try c.make("addmm", a, b) { $0.pointee.algebra.addmm($1, $2, $3, $4) }
  }

  /// x·weightᵀ + bias over the last dimension.
  ///
  /// - Parameters:
  ///   - weight: [outputs, inputs].
  ///   - bias: [outputs].
  package func linear(weight: Tensor, bias: Tensor? = nil) throws(TensorError) -> Tensor {
    try weight.requireRank(2, "linear")
    if shape.last != weight.shape[1] {
      throw .shape(operation: "linear", detail: "\(shape) does not end in \(weight.shape[1])")
    }
    if let bias, bias.shape != [weight.shape[0]] {
      throw .shape(operation: "linear", detail: "bias \(bias.shape) for weight \(weight.shape)")
    }
    return try make("linear", weight, bias) { $0.pointee.algebra.linear($1, $2, $3, $4) }
  }

  /// eˣ / Σ eˣ along `dim`.
  package func softmax(_ dim: Int) throws(TensorError) -> Tensor {
    let dim = try require(dim: dim, "softmax")
    return try make("softmax") { $0.pointee.algebra.softmax($1, dim, $2) }
  }

  /// x − log Σ eˣ along `dim`.
  package func logSoftmax(_ dim: Int) throws(TensorError) -> Tensor {
    let dim = try require(dim: dim, "logSoftmax")
    return try make("logSoftmax") { $0.pointee.algebra.logSoftmax($1, dim, $2) }
  }

  /// A new last dimension that is 1 at the class and 0 elsewhere; int64 in and out.
  package func oneHot(classes: Int) throws(TensorError) -> Tensor {
    if dtype != .int64 { throw .shape(operation: "oneHot", detail: "\(dtype) is not int64") }
    return try make("oneHot") { $0.pointee.algebra.oneHot($1, classes, $2) }
  }

  /// softmax(q·kᵀ/√E)·v over [.., length, E].
  package static func attention(
    query: Tensor, key: Tensor, value: Tensor
  ) throws(TensorError) -> Tensor {
    if query.rank < 2 { throw .shape(operation: "attention", detail: "query \(query.shape)") }
    let scale = 1 / Double(query.shape[query.rank - 1]).squareRoot()
    let scores = try (query * scale).matmul(key.transpose(-2, -1))
    return try scores.softmax(-1).matmul(value)
  }
}
