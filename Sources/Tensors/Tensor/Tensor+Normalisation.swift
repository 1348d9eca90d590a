import TorchABI

// (x − mean)/√(variance + ε)·weight + bias; what differs is over which elements the mean is taken.
extension Tensor {
  /// Over each sample's groups of channels.
  ///
  /// - Parameters:
  ///   - weight: [C].
  ///   - bias: [C].
  package func groupNorm(
    groups: Int, weight: Tensor? = nil, bias: Tensor? = nil, eps: Double = 1e-5
  ) throws(TensorError) -> Tensor {
    if rank < 2 || groups < 1 || shape[1] % groups != 0 {
      throw .shape(operation: "groupNorm", detail: "\(shape) in \(groups) groups")
    }
    return try make("groupNorm", weight, bias) {
      $0.pointee.normalisation.group($1, groups, $2, $3, eps, $4)
    }
  }

  /// Over each channel of each sample.
  package func instanceNorm(
    weight: Tensor? = nil, bias: Tensor? = nil, eps: Double = 1e-5
  ) throws(TensorError) -> Tensor {
    if rank < 3 {
      throw .shape(operation: "instanceNorm", detail: "\(shape) has no spatial dimension")
    }
    return try make("instanceNorm", weight, bias) {
      $0.pointee.normalisation.instance($1, $2, $3, eps, $4)
    }
  }

  /// Over the last dimensions, whose sizes are `shape`.
  package func layerNorm(
    shape tail: [Int], weight: Tensor? = nil, bias: Tensor? = nil, eps: Double = 1e-5
  ) throws(TensorError) -> Tensor {
    if Array(shape.suffix(tail.count)) != tail {
      throw .shape(operation: "layerNorm", detail: "\(shape) does not end in \(tail)")
    }
    return try make("layerNorm", weight, bias) {
      $0.pointee.normalisation.layer($1, tail, tail.count, $2, $3, eps, $4)
    }
  }

  /// Over each channel of the whole batch while training, else with the running statistics.
  ///
  /// - Parameters:
  ///   - runningMean: Moved by `momentum` towards the batch's mean while training, in place.
  ///   - runningVariance: The same for the unbiased variance.
  package func batchNorm(
    weight: Tensor?, bias: Tensor?, runningMean: Tensor, runningVariance: Tensor,
    training: Bool, momentum: Double = 0.1, eps: Double = 1e-5
  ) throws(TensorError) -> Tensor {
    if rank < 2 || runningMean.shape != [shape[1]] || runningVariance.shape != [shape[1]] {
      throw .shape(operation: "batchNorm", detail: "\(shape) with \(runningMean.shape)")
    }
    defer { withExtendedLifetime((runningMean, runningVariance)) {} }
    return try make("batchNorm", weight, bias) {
      $0.pointee.normalisation.batch(
        $1, $2, $3, runningMean.handle, runningVariance.handle, training, momentum, eps, $4)
    }
  }

  /// Sets each element to zero with probability `p` and scales the others by 1/(1 − p).
  package func dropout(_ p: Double, generator: Generator) throws(TensorError) -> Tensor {
    precondition(0 <= p && p < 1, "a probability below one")
    let kept = try Tensor.rand(shape, generator: generator, device: device).greaterEqual(p)
    return try self * (kept.to(dtype) / (1 - p))
  }
}
