import TorchABI

/// How AdamW moves; the defaults are PyTorch's.
package struct AdamWSettings: Codable, Sendable, Equatable {
  package var learningRate: Double
  package var beta1: Double
  package var beta2: Double
  package var epsilon: Double
  package var weightDecay: Double

  package init(
    learningRate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, weightDecay: Double = 0.01
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }
}

/// Adam with decoupled weight decay.
///
///     m ← β₁m + (1 − β₁)g,  v ← β₂v + (1 − β₂)g²
///     p ← (1 − λη)p − η·(m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
///
/// With no weight decay it is Adam. The whole state can be saved, so that a resumed run goes on
/// bit for bit.
/// - Source: Loshchilov and Hutter 2019, algorithm 2.
package final class AdamW {
  private let parameters: NamedTensors
  private let first: NamedTensors
  private let second: NamedTensors
  private var settings: AdamWSettings
  package private(set) var stepCount = 0

  package init(
    _ parameters: NamedTensors, settings: AdamWSettings = AdamWSettings()
  ) throws(TensorError) {
    self.parameters = parameters
    self.settings = settings
    first = try parameters.zeros()
    second = try parameters.zeros()
  }

  /// Set it before each step to follow a schedule.
  package var learningRate: Double {
    get { settings.learningRate }
    set { settings.learningRate = newValue }
  }

  /// Moves every parameter that has a gradient.
  ///
  /// - Complexity: O(parameters), one pass over memory on the CPU.
  package func step() throws(TensorError) {
    stepCount += 1
    var step = TorchAdamW(
      learningRate: settings.learningRate, beta1: settings.beta1, beta2: settings.beta2,
      epsilon: settings.epsilon, weightDecay: settings.weightDecay, step: stepCount)
    let (p, m, v) = (parameters.handles, first.handles, second.handles)
    defer { withExtendedLifetime(self) {} }
    try Torch.run("AdamW") { $0.pointee.optimisers.adamW(&step, p, m, v, p.count) }
  }

  package func clearGradients() throws(TensorError) {
    for (_, tensor) in parameters { try tensor.clearGrad() }
  }

  /// The moments, named as in PyTorch, and the number of steps.
  package func state() throws(TensorError) -> NamedTensors {
    var all = NamedTensors([("step", try Tensor([stepCount], shape: [1]))])
    all.append(first, under: "exp_avg")
    all.append(second, under: "exp_avg_sq")
    return all
  }

  /// Goes on from a saved state.
  package func restore(_ state: NamedTensors) throws(TensorError) {
    let step = try state.require("step").item()
    try first.copyValues(from: state.under("exp_avg"))
    try second.copyValues(from: state.under("exp_avg_sq"))
    stepCount = Int(step)
  }
}

extension NamedTensors {
  fileprivate func zeros() throws(TensorError) -> NamedTensors {
    var result = NamedTensors()
    for (name, tensor) in self { result.append(name, try .zeros(like: tensor)) }
    return result
  }

  fileprivate var handles: [TorchTensor] { map(\.tensor.handle) }
}
