/// A segmented volume: one phase per voxel.
///
/// `labels` holds GraSPI's codes (see ``Phase``), x fastest, then y, then z.
public struct Volume: Equatable, Sendable {
  /// The number of voxels along each axis.
  public let shape: Shape
  /// The length of a voxel along each axis, nm.
  public let spacing: Spacing
  /// The raw value of each voxel's ``Phase``, x fastest.
  public private(set) var labels: [UInt8]

  /// - Parameters:
  ///   - shape: The number of voxels along each axis.
  ///   - spacing: The length of a voxel, nm.
  ///   - labels: One code per voxel, x fastest; each is the raw value of a ``Phase``.
  /// - Precondition: there is one label per voxel and every label is a phase's code.
  public init(shape: Shape, spacing: Spacing = Spacing(cube: 1), labels: [UInt8]) {
    precondition(labels.count == shape.count, "one label per voxel")
    precondition(labels.allSatisfy { $0 == 0 || $0 == 1 || $0 == 3 }, "labels are phase codes")
    self.shape = shape
    self.spacing = spacing
    self.labels = labels
  }

  /// A volume of one phase throughout.
  public init(shape: Shape, spacing: Spacing = Spacing(cube: 1), filledWith phase: Phase) {
    self.shape = shape
    self.spacing = spacing
    labels = [UInt8](repeating: phase.rawValue, count: shape.count)
  }

  /// The phase of the voxel (x, y, z).
  ///
  /// - Precondition: 0 ≤ x < nx, 0 ≤ y < ny, 0 ≤ z < nz.
  public subscript(x: Int, y: Int, z: Int) -> Phase {
    get { Phase(rawValue: labels[shape.index(x, y, z)])! }
    set { labels[shape.index(x, y, z)] = newValue.rawValue }
  }

  /// The number of voxels of `phase`.
  ///
  /// - Complexity: O(voxels).
  public func count(of phase: Phase) -> Int {
    let code = phase.rawValue
    return labels.reduce(into: 0) { count, label in if label == code { count += 1 } }
  }
}
