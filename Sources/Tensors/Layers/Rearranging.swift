/// Each sample as one row.
public final class Flatten: Layer {
  public init() {}
  public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.flatten(from: 1)
  }
}

/// Blocks of r³ voxels as channels.
public final class SpaceToDepth: Layer {
  private let r: Int
  public init(_ r: Int) { self.r = r }
  public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.spaceToDepth(r)
  }
}

/// Channels as blocks of r³ voxels.
public final class DepthToSpace: Layer {
  private let r: Int
  public init(_ r: Int) { self.r = r }
  public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.depthToSpace(r)
  }
}

/// Each voxel repeated along each axis.
public final class UpsampleNearest: Layer {
  private let scale: [Int]
  public init(_ scale: Int) { self.scale = [scale, scale, scale] }
  public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.upsampleNearest3d(scale: scale)
  }
}
