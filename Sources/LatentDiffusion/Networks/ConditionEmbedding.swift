import Foundation
import Tensors

/// One vector for the step of the schedule and the conditions together.
///
/// The step becomes sines and cosines of geometrically spaced frequencies; the conditions, 0 where they
/// are open, and the flags of what is known pass two layers; their sum is activated once for all blocks.
/// There is a flag for each condition, or one for all of them where they are known together or not at all.
///
/// - Source: sines and cosines: Vaswani et al. 2017, section 3.5.
final class ConditionEmbedding: Module {
  private let time: [Linear]
  private let condition: [Linear]
  private let waves: Int
  private let flags: Int

  init(
    conditions: Int, separateMasks: Bool, size: Int, using initializer: Initializer
  ) throws(TensorError) {
    waves = size / 2
    flags = separateMasks ? conditions : 1
    time = [
      try Linear(2 * waves, size, using: initializer), try Linear(size, size, using: initializer),
    ]
    condition = [
      try Linear(conditions + flags, size, using: initializer),
      try Linear(size, size, using: initializer),
    ]
  }

  var children: [(name: String, module: any Module)] {
    [("time.0", time[0]), ("time.1", time[1])]
      + [("condition.0", condition[0]), ("condition.1", condition[1])]
  }

  /// The activated embedding, [N, size].
  func callAsFunction(
    steps: [Int], conditions: Tensor, known: Tensor
  ) throws(TensorError) -> Tensor {
    let waves = try Tensor(
      steps.flatMap(self.waves(of:)), shape: [steps.count, 2 * waves], device: conditions.device)
    let entered = try Tensor.cat(
      [conditions * known, known.narrow(1, start: 0, length: flags)], dim: 1)
    let ofTime = try time[1](time[0](waves).silu())
    return try (ofTime + condition[1](condition[0](entered).silu())).silu()
  }

  private func waves(of step: Int) -> [Float] {
    let phases = (0..<waves).map { wave in
      Double(step) * pow(10_000, -Double(wave) / Double(waves))
    }
    return phases.map { Float(sin($0)) } + phases.map { Float(cos($0)) }
  }
}
