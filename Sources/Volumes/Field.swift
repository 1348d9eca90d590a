/// A real value per voxel, such as the donor volume fraction φ.
///
/// `values` runs x fastest, then y, then z.
public struct Field: Equatable, Sendable {
  /// The number of voxels along each axis.
  public let shape: Shape
  /// The length of a voxel along each axis, nm.
  public let spacing: Spacing
  /// One value per voxel, x fastest; their number stays `shape.count`.
  public var values: [Float] {
    didSet { precondition(values.count == shape.count, "one value per voxel") }
  }

  /// - Parameters:
  ///   - shape: The number of voxels along each axis.
  ///   - spacing: The length of a voxel, nm.
  ///   - values: One value per voxel, x fastest.
  /// - Precondition: there is one value per voxel.
  public init(shape: Shape, spacing: Spacing = Spacing(cube: 1), values: [Float]) {
    precondition(values.count == shape.count, "one value per voxel")
    self.shape = shape
    self.spacing = spacing
    self.values = values
  }
}
