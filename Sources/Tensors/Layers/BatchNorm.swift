/// Normalises each channel over the batch, and afterwards by what the batches were like.
package final class BatchNorm: Layer {
  package let weight: Tensor
  package let bias: Tensor
  package let runningMean: Tensor
  package let runningVariance: Tensor
  private let momentum: Double
  private let eps: Double
  private var isTraining = true

  package init(
    _ channels: Int, momentum: Double = 0.1, eps: Double = 1e-5, using initializer: Initializer
  ) throws(TensorError) {
    weight = try initializer.constant([channels], 1)
    bias = try initializer.constant([channels], 0)
    runningMean = try initializer.buffer([channels], 0)
    runningVariance = try initializer.buffer([channels], 1)
    self.momentum = momentum
    self.eps = eps
  }

  package var ownParameters: NamedTensors { NamedTensors(weight: weight, bias: bias) }

  package var ownBuffers: NamedTensors {
    NamedTensors([("running_mean", runningMean), ("running_var", runningVariance)])
  }

  package func setTraining(_ on: Bool) { isTraining = on }

  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.batchNorm(
      weight: weight, bias: bias, runningMean: runningMean, runningVariance: runningVariance,
      training: isTraining, momentum: momentum, eps: eps)
  }
}
