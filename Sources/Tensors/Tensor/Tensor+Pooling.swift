import TorchABI

extension Tensor {
  /// The mean of each window [z, y, x] of a volume.
  package func avgPool3d(_ kernel: [Int], stride: [Int]? = nil) throws(TensorError) -> Tensor {
    let stride = try windows(kernel, stride, "avgPool3d")
    return try make("avgPool3d") {
      $0.pointee.convolutions.averagePool3d($1, kernel, stride, $2)
    }
  }

  /// The largest of each window [z, y, x] of a volume.
  package func maxPool3d(_ kernel: [Int], stride: [Int]? = nil) throws(TensorError) -> Tensor {
    let stride = try windows(kernel, stride, "maxPool3d")
    return try make("maxPool3d") {
      $0.pointee.convolutions.maximumPool3d($1, kernel, stride, $2)
    }
  }

  /// Repeats each voxel `scale` = [z, y, x] times along each axis.
  package func upsampleNearest3d(scale: [Int]) throws(TensorError) -> Tensor {
    try requireRank(5, "upsampleNearest3d")
    try requireLength(scale, 3, "scale", "upsampleNearest3d")
    let size = zip(shape[2...], scale).map { $0 * $1 }
    return try make("upsampleNearest3d") {
      $0.pointee.convolutions.upsampleNearest3d($1, size, $2)
    }
  }

  private func windows(
    _ kernel: [Int], _ stride: [Int]?, _ operation: StaticString
  ) throws(TensorError) -> [Int] {
    try requireRank(5, operation)
    try requireLength(kernel, 3, "kernel", operation)
    try requireLength(stride ?? kernel, 3, "stride", operation)
    return stride ?? kernel
  }
}
