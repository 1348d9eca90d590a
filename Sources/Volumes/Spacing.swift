/// The length of a voxel along x, y and z, in nanometres.
public struct Spacing: Hashable, Sendable, Codable {
  public let x: Double
  public let y: Double
  public let z: Double

  /// - Precondition: every length is finite and positive.
  public init(x: Double, y: Double, z: Double) {
    precondition([x, y, z].allSatisfy { $0.isFinite && $0 > 0 }, "voxel lengths are positive")
    self.x = x
    self.y = y
    self.z = z
  }

  /// A cube of side `length` nanometres.
  public init(cube length: Double) { self.init(x: length, y: length, z: length) }
}
