import TorchABI

extension Tensor {
  /// Over all elements.
  package func sum() throws(TensorError) -> Tensor { try reduce("sum", TorchReductionSum) }

  package func sum(_ dims: [Int], keepDims: Bool = false) throws(TensorError) -> Tensor {
    try reduce("sum", TorchReductionSum, dims, keepDims)
  }

  package func mean() throws(TensorError) -> Tensor { try reduce("mean", TorchReductionMean) }

  package func mean(_ dims: [Int], keepDims: Bool = false) throws(TensorError) -> Tensor {
    try reduce("mean", TorchReductionMean, dims, keepDims)
  }

  /// - Parameter unbiased: Divide by n − 1 instead of n.
  package func variance(
    _ dims: [Int], unbiased: Bool = true, keepDims: Bool = false
  ) throws(TensorError) -> Tensor {
    let operation = unbiased ? TorchReductionUnbiasedVariance : TorchReductionVariance
    return try reduce("variance", operation, dims, keepDims)
  }

  package func max() throws(TensorError) -> Tensor { try reduce("max", TorchReductionMaximum) }

  package func min() throws(TensorError) -> Tensor { try reduce("min", TorchReductionMinimum) }

  /// The largest along `dims`.
  package func amax(_ dims: [Int], keepDims: Bool = false) throws(TensorError) -> Tensor {
    try reduce("amax", TorchReductionMaximum, dims, keepDims)
  }

  /// The smallest along `dims`.
  package func amin(_ dims: [Int], keepDims: Bool = false) throws(TensorError) -> Tensor {
    try reduce("amin", TorchReductionMinimum, dims, keepDims)
  }

  /// The root of the sum of squares of all elements.
  package func norm() throws(TensorError) -> Tensor {
    try make("norm") { $0.pointee.reductions.norm($1, $2) }
  }

  /// Where along `dim` the largest lies, int64.
  package func argmax(_ dim: Int) throws(TensorError) -> Tensor {
    let dim = try require(dim: dim, "argmax")
    return try make("argmax") { $0.pointee.reductions.argmax($1, dim, $2) }
  }

  /// Where along `dim` the smallest lies, int64.
  package func argmin(_ dim: Int) throws(TensorError) -> Tensor {
    let dim = try require(dim: dim, "argmin")
    return try make("argmin") { $0.pointee.reductions.argmin($1, dim, $2) }
  }

  /// Running sums along `dim`.
  package func cumsum(_ dim: Int) throws(TensorError) -> Tensor {
    let dim = try require(dim: dim, "cumsum")
    return try make("cumsum") { $0.pointee.reductions.cumulativeSum($1, dim, $2) }
  }

  private func reduce(
    _ name: StaticString, _ operation: TorchReduction, _ dims: [Int] = [], _ keep: Bool = false
  ) throws(TensorError) -> Tensor {
    try require(dims: dims, name)
    return try make(name) {
      $0.pointee.reductions.reduce(operation, $1, dims, dims.count, keep, $2)
    }
  }
}
