import Tensors

/// The averaged weights of the best validation so far, and how long ago that was.
struct BestWeights {
  private(set) var weights = NamedTensors()
  /// Smaller is better.
  private(set) var score = Double.infinity
  /// The step after which they were measured.
  private(set) var step = 0
  /// What was measured of them, by quantity.
  private(set) var validation: [String: Double] = [:]
  /// Validations since then.
  private(set) var stale = 0

  init() {}

  /// Takes a validation in: keeps the weights if they are better than all before.
  mutating func judge(
    _ candidate: NamedTensors, score: Double, validation: [String: Double], step: Int
  ) throws(TensorError) {
    guard score < self.score else {
      stale += 1
      return
    }
    weights = NamedTensors()
    for (name, tensor) in candidate { weights.append(name, try tensor.detach().clone()) }
    self.score = score
    self.step = step
    self.validation = validation
    stale = 0
  }

  /// Writes them beside the running weights of `checkpoint`.
  func add(to checkpoint: inout Checkpoint) {
    guard weights.count > 0 else { return }
    checkpoint.tensors.append(weights, under: "best")
    checkpoint.metadata["best_score"] = "\(score)"
    checkpoint.metadata["best_step"] = "\(step)"
    checkpoint.metadata["best_stale"] = "\(stale)"
    for (name, value) in validation { checkpoint.metadata[Self.prefix + name] = "\(value)" }
  }

  /// Those of `checkpoint`; of one that was made without, its last average.
  init(of checkpoint: Checkpoint) {
    func number(_ key: String) -> Int { checkpoint.metadata[key].flatMap { Int($0) } ?? 0 }
    let kept = checkpoint.tensors.under("best")
    weights = kept.count > 0 ? kept : checkpoint.tensors.under("ema").under("average")
    score = checkpoint.metadata["best_score"].flatMap { Double($0) } ?? .infinity
    step = kept.count > 0 ? number("best_step") : checkpoint.step
    stale = number("best_stale")
    for (key, value) in checkpoint.metadata where key.hasPrefix(Self.prefix) {
      validation[String(key.dropFirst(Self.prefix.count))] = Double(value)
    }
  }

  private static let prefix = "held_out_"
}
