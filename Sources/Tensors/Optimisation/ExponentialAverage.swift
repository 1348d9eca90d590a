/// A running average of a network's weights, which generates better than the last weights do.
///
///     average ← average + (1 − d)(weights − average),  d = min(decay, (1 + t)/(10 + t))
///
/// with t the number of updates so far, so that the first weights are soon forgotten.
package final class ExponentialAverage {
  package let decay: Double
  package let average: NamedTensors
  private let live: NamedTensors
  private var updates = 0

  package init(of parameters: NamedTensors, decay: Double) throws(TensorError) {
    precondition(0 <= decay && decay < 1, "a decay below one")
    self.decay = decay
    live = parameters
    average = try parameters.copied()
  }

  /// Takes the present weights in.
  package func update() throws(TensorError) {
    let t = Double(updates)
    let weight = 1 - min(decay, (1 + t) / (10 + t))
    try withoutGradients { () throws(TensorError) in
      for (mean, now) in zip(average.tensors, live.tensors) {
        try mean.lerp_(now.detach(), weight: weight)
      }
    }
    updates += 1
  }

  /// Exchanges the average and the live weights; a second call exchanges them back.
  package func swap() throws(TensorError) {
    try withoutGradients { () throws(TensorError) in
      for (mean, now) in zip(average.tensors, live.tensors) {
        let kept = try now.detach().clone()
        try now.copy_(mean)
        try mean.copy_(kept)
      }
    }
  }

  package func state() throws(TensorError) -> NamedTensors {
    var all = NamedTensors([("updates", try Tensor([updates], shape: [1]))])
    all.append(average, under: "average")
    return all
  }

  package func restore(_ state: NamedTensors) throws(TensorError) {
    let count = try state.require("updates").item()
    try average.copyValues(from: state.under("average"))
    updates = Int(count)
  }
}
