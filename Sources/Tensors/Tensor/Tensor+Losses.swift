import TorchABI

// Each is a mean over all elements, one value.
extension Tensor {
  /// −log softmax at the target class; this tensor holds logits [N, C, …].
  ///
  /// - Parameters:
  ///   - target: Classes, int64, [N, …].
  ///   - weight: One factor per class, [C].
  package func crossEntropy(
    _ target: Tensor, weight: Tensor? = nil
  ) throws(TensorError) -> Tensor {
    try requireClasses(target, "crossEntropy")
    return try make("crossEntropy", target, weight) {
      $0.pointee.losses.crossEntropy($1, $2, $3, $4)
    }
  }

  /// −(this) at the target class; this tensor holds log probabilities [N, C, …].
  package func nllLoss(_ target: Tensor) throws(TensorError) -> Tensor {
    try requireClasses(target, "nllLoss")
    return try make("nllLoss", target) { $0.pointee.losses.negativeLogLikelihood($1, $2, $3) }
  }

  /// (x − target)².
  package func mseLoss(_ target: Tensor) throws(TensorError) -> Tensor {
    try requireSameShape(target, "mseLoss")
    return try make("mseLoss", target) { $0.pointee.losses.meanSquare($1, $2, $3) }
  }

  /// ½(x − target)² within `delta`, linear beyond.
  package func huberLoss(_ target: Tensor, delta: Double = 1) throws(TensorError) -> Tensor {
    try requireSameShape(target, "huberLoss")
    return try make("huberLoss", target) { $0.pointee.losses.huber($1, $2, delta, $3) }
  }

  /// −[t·log σ(x) + (1 − t)·log(1 − σ(x))]; this tensor holds logits.
  package func binaryCrossEntropyWithLogits(_ target: Tensor) throws(TensorError) -> Tensor {
    try requireSameShape(target, "binaryCrossEntropyWithLogits")
    return try make("binaryCrossEntropyWithLogits", target) {
      $0.pointee.losses.binaryCrossEntropy($1, $2, $3)
    }
  }

  private func requireClasses(_ target: Tensor, _ operation: StaticString) throws(TensorError) {
    if rank < 2 || [shape[0]] + shape[2...] != target.shape || target.dtype != .int64 {
      throw .shape(operation: "\(operation)", detail: "\(self) against \(target)")
    }
  }
}
