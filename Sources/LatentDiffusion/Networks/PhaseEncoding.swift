import Tensors
import Volumes

/// Phases as the networks see them: one channel per phase, in the order of `phases`.
struct PhaseEncoding: Sendable {
  let phases: [Phase]
  private let channels: [UInt8]

  init(_ phases: [Phase]) {
    self.phases = phases
    var channels = [UInt8](repeating: .max, count: 256)
    for (channel, phase) in phases.enumerated() {
      channels[Int(phase.rawValue)] = UInt8(channel)
    }
    self.channels = channels
  }

  /// The first phase in `labels` that no channel stands for.
  func unknown(in labels: [UInt8]) -> UInt8? {
    labels.first { channels[Int($0)] == .max }
  }

  /// 1 in the channel of each voxel's phase, [N, phases, z, y, x].
  func oneHot(
    _ batch: [[UInt8]], shape: Shape, device: Device
  ) throws(TensorError) -> Tensor {
    let voxels = shape.count
    var values = [Float](repeating: 0, count: batch.count * phases.count * voxels)
    for (sample, labels) in batch.enumerated() {
      let start = sample * phases.count * voxels
      for voxel in 0..<voxels {
        values[start + Int(channels[Int(labels[voxel])]) * voxels + voxel] = 1
      }
    }
    return try Tensor(
      values, shape: [batch.count, phases.count, shape.nz, shape.ny, shape.nx], device: device)
  }

  /// The channel of each voxel's phase, [N, z, y, x].
  func classes(
    _ batch: [[UInt8]], shape: Shape, device: Device
  ) throws(TensorError) -> Tensor {
    let channels = batch.flatMap { labels in labels.map { Int64(self.channels[Int($0)]) } }
    return try Tensor(
      channels, shape: [batch.count, shape.nz, shape.ny, shape.nx], device: device)
  }

  /// The most likely phase at each voxel of one volume, or the phases that give `shares` exactly.
  ///
  /// - Parameter logits: [1, phases, z, y, x].
  func volume(
    _ logits: Tensor, spacing: Spacing, shares: ExactShares? = nil
  ) throws(TensorError) -> Volume {
    let sides = logits.shape
    let shape = Shape(nx: sides[4], ny: sides[3], nz: sides[2])
    let values = try logits.floats()
    if let shares {
      return Volume(
        shape: shape, spacing: spacing,
        labels: labels(values, count: shape.count, shares: shares))
    }
    var labels = [UInt8](repeating: phases[0].rawValue, count: shape.count)
    for voxel in 0..<shape.count {
      var best = values[voxel]
      for channel in 1..<phases.count where values[channel * shape.count + voxel] > best {
        best = values[channel * shape.count + voxel]
        labels[voxel] = phases[channel].rawValue
      }
    }
    return Volume(shape: shape, spacing: spacing, labels: labels)
  }

  /// The phases that give `shares` exactly.
  ///
  /// - Parameter logits: Channel by channel, `count` voxels each.
  func labels(_ logits: [Float], count: Int, shares: ExactShares) -> [UInt8] {
    shares.channels(logits, phases: phases, count: count).map { phases[Int($0)].rawValue }
  }
}
