import Foundation
import Tensors

/// The U-Net that tells the velocity v = α ε − σ z₀ of a noisy latent.
///
/// Time and conditions enter every block. An open condition is a zero and a flag, so that one network
/// learns the films of a whole request, of a part of one and of none, and guidance can compare them.
///
/// - Source: Ho, Jain and Abbeel 2020 (the network); Salimans and Ho 2022 (velocity);
///   Ho and Salimans 2022 (a network with and without condition).
final class DenoiserNetwork: NoiseEstimating {
  let parametrisation = NoiseParametrisation.velocity
  let knowsOpenConditions = true
  let knowsPartialConditions: Bool
  private let embedding: ConditionEmbedding
  private let stem: FilmConvolution
  private var down: [[FiLMBlock]] = []
  private var shrink: [Conv3d] = []
  private let middle: FiLMBlock
  private var grow: [Conv3d] = []
  private var up: [[FiLMBlock]] = []
  private let head: OutputHead

  init(
    _ architecture: DenoiserArchitecture, channels: Int, conditions: Int,
    using initializer: Initializer
  ) throws(TensorError) {
    let widths = architecture.widths
    let size = architecture.embedding
    knowsPartialConditions = architecture.separateMasks ?? false
    embedding = try ConditionEmbedding(
      conditions: conditions, separateMasks: architecture.separateMasks ?? false, size: size,
      using: initializer)
    stem = try FilmConvolution(channels, widths[0], using: initializer)
    for (level, width) in widths.enumerated() {
      if level > 0 {
        shrink.append(try Conv3d(8 * widths[level - 1], width, kernel: 1, using: initializer))
      }
      down.append(
        try blocks(architecture.blocks, width, width, embedding: size, using: initializer))
    }
    let last = widths[widths.count - 1]
    middle = try FiLMBlock(last, last, embedding: size, using: initializer)
    for (level, width) in widths.enumerated() {
      if level > 0 {
        grow.append(try Conv3d(width, 8 * widths[level - 1], kernel: 1, using: initializer))
      }
      up.append(
        try blocks(architecture.blocks, 2 * width, width, embedding: size, using: initializer))
    }
    head = try OutputHead(widths[0], channels, kernel: 3, using: initializer)
    try head.startAtZero()
  }

  var children: [(name: String, module: any Module)] {
    var all: [(name: String, module: any Module)] = [("embedding", embedding), ("stem", stem)]
    for (name, levels) in [("down", down), ("up", up)] {
      for (level, blocks) in levels.enumerated() {
        for (index, block) in blocks.enumerated() {
          all.append(("\(name).\(level).\(index)", block))
        }
      }
    }
    for (name, convolutions) in [("shrink", shrink), ("grow", grow)] {
      for (index, conv) in convolutions.enumerated() { all.append(("\(name).\(index)", conv)) }
    }
    return all + [("middle", middle), ("head", head)]
  }

  /// The velocity, [N, channels, z, y, x].
  ///
  /// - Parameters:
  ///   - latents: Noisy standardised latents, [N, channels, z, y, x].
  ///   - steps: The step of the noise schedule of each.
  ///   - conditions: Standardised conditions, [N, conditions].
  ///   - known: 1 where a condition counts, 0 where it is left open, [N, conditions].
  func callAsFunction(
    _ latents: Tensor, steps: [Int], conditions: Tensor, known: Tensor
  ) throws(TensorError) -> Tensor {
    let context = try embedding(steps: steps, conditions: conditions, known: known)
    var x = try stem(latents)
    var skips: [Tensor] = []
    for level in down.indices {
      if level > 0 { x = try shrink[level - 1](x.spaceToDepth(2)) }
      for block in down[level] { x = try block(x, context) }
      skips.append(x)
    }
    x = try middle(x, context)
    for level in up.indices.reversed() {
      x = try Tensor.cat([x, skips[level]], dim: 1)
      for block in up[level] { x = try block(x, context) }
      if level > 0 { x = try grow[level - 1](x).depthToSpace(2) }
    }
    return try head(x)
  }
}

/// `count` blocks in a row, the first of which changes the number of channels.
private func blocks(
  _ count: Int, _ inputs: Int, _ outputs: Int, embedding: Int, using initializer: Initializer
) throws(TensorError) -> [FiLMBlock] {
  var all: [FiLMBlock] = []
  for index in 0..<count {
    all.append(
      try FiLMBlock(
        index == 0 ? inputs : outputs, outputs, embedding: embedding, using: initializer))
  }
  return all
}
