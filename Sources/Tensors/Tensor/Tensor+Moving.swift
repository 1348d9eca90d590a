import TorchABI

/// What lies beyond the edge of a padded tensor.
package enum PadMode: Sendable, Equatable {
  case zeros
  case constant(Double)
  /// The value at the edge.
  case replicate
  /// The other side: the tensor is periodic.
  case circular
}

extension Tensor {
  /// Reverses the order along `dims`.
  package func flip(_ dims: [Int]) throws(TensorError) -> Tensor {
    try require(dims: dims, "flip")
    return try make("flip") { $0.pointee.layout.flip($1, dims, dims.count, $2) }
  }

  /// Shifts periodically: element i moves to i + shift.
  package func roll(_ shifts: [Int], dims: [Int]) throws(TensorError) -> Tensor {
    try require(dims: dims, "roll")
    try requireLength(shifts, dims.count, "shifts", "roll")
    return try make("roll") { $0.pointee.layout.roll($1, shifts, dims, dims.count, $2) }
  }

  /// Widens the last dimensions.
  ///
  /// - Parameter pads: Pairs (before, after), for the last dimension first.
  package func pad(_ pads: [Int], mode: PadMode = .zeros) throws(TensorError) -> Tensor {
    if pads.count % 2 != 0 || pads.count / 2 > rank {
      throw .shape(operation: "pad", detail: "\(pads) for \(shape)")
    }
    switch mode {
    case .zeros: return try pad(pads, TorchPadModeConstant, 0)
    case .constant(let value): return try pad(pads, TorchPadModeConstant, value)
    case .replicate: return try pad(filled(pads), TorchPadModeReplicate, 0)
    case .circular:
      if let margins = evenMargins(pads) { return try widen(margins, periodicZ: true) }
      return try pad(filled(pads), TorchPadModeCircular, 0)
    }
  }

  /// Widens a volume on both sides of each axis: periodic in x and y, in z periodic or with the
  /// first and last slab repeated. The same as ``pad(_:mode:)`` and several times faster.
  ///
  /// - Parameter margins: Voxels on each side, [z, y, x], none wider than the volume.
  package func widen(_ margins: [Int], periodicZ: Bool) throws(TensorError) -> Tensor {
    try requireRank(5, "widen")
    try requireLength(margins, 3, "margins", "widen")
    for (margin, size) in zip(margins, shape[2...]) where margin < 0 || margin > size {
      throw .shape(operation: "widen", detail: "\(shape) by \(margins)")
    }
    return try make("widen") { $0.pointee.layout.widen($1, margins, periodicZ, $2) }
  }

  private func pad(
    _ pads: [Int], _ mode: TorchPadMode, _ value: Double
  ) throws(TensorError) -> Tensor {
    try make("pad") { $0.pointee.layout.pad($1, pads, pads.count, mode, value, $2) }
  }

  /// [z, y, x] when a volume is padded alike on both sides of each axis, as ``widen`` does.
  private func evenMargins(_ pads: [Int]) -> [Int]? {
    let all = filled(pads)
    guard rank == 5, all.count == 6, all[0] == all[1], all[2] == all[3], all[4] == all[5] else {
      return nil
    }
    return [all[4], all[2], all[0]]
  }

  /// libtorch pads all of a volume's dimensions by anything but zeros, or none.
  private func filled(_ pads: [Int]) -> [Int] {
    let wanted = 2 * (rank - 2)
    return pads + [Int](repeating: 0, count: Swift.max(0, wanted - pads.count))
  }
}

// Blocks of r³ voxels as channels and back: a resolution exchanged for width without loss.
extension Tensor {
  /// [N, C, z, y, x] to [N, C·r³, z/r, y/r, x/r].
  package func spaceToDepth(_ r: Int) throws(TensorError) -> Tensor {
    try requireRank(5, "spaceToDepth")
    let (n, c, z, y, x) = (shape[0], shape[1], shape[2], shape[3], shape[4])
    if r < 1 || z % r != 0 || y % r != 0 || x % r != 0 {
      throw .shape(operation: "spaceToDepth", detail: "\(shape) is not in blocks of \(r)")
    }
    return try reshape([n, c, z / r, r, y / r, r, x / r, r])
      .permute([0, 1, 3, 5, 7, 2, 4, 6])
      .reshape([n, c * r * r * r, z / r, y / r, x / r])
  }

  /// [N, C·r³, z, y, x] to [N, C, z·r, y·r, x·r], the inverse of ``spaceToDepth(_:)``.
  package func depthToSpace(_ r: Int) throws(TensorError) -> Tensor {
    try requireRank(5, "depthToSpace")
    let (n, z, y, x) = (shape[0], shape[2], shape[3], shape[4])
    if r < 1 || shape[1] % (r * r * r) != 0 {
      throw .shape(operation: "depthToSpace", detail: "\(shape[1]) channels in blocks of \(r)³")
    }
    let c = shape[1] / (r * r * r)
    return try reshape([n, c, r, r, r, z, y, x])
      .permute([0, 1, 5, 2, 6, 3, 7, 4])
      .reshape([n, c, z * r, y * r, x * r])
  }
}
