/// Each sample as one row.
package final class Flatten: Layer {
  package init() {}
  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.flatten(from: 1)
  }
}

/// Blocks of r³ voxels as channels.
package final class SpaceToDepth: Layer {
  private let r: Int
  package init(_ r: Int) { self.r = r }
  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.spaceToDepth(r)
  }
}

/// Channels as blocks of r³ voxels.
package final class DepthToSpace: Layer {
  private let r: Int
  package init(_ r: Int) { self.r = r }
  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.depthToSpace(r)
  }
}

/// Each voxel repeated along each axis.
package final class UpsampleNearest: Layer {
  private let scale: [Int]
  package init(_ scale: Int) { self.scale = [scale, scale, scale] }
  package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.upsampleNearest3d(scale: scale)
  }
}
