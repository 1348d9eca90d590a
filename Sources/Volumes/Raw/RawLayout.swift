/// How voxels without a header are stored; what is not said stands in the file's name or beside it.
public struct RawLayout: Sendable, Equatable {
  /// Voxels along x, y and z.
  public var shape: Shape?
  /// One of ``typeNames``.
  public var type: String?
  /// Bytes before the first voxel.
  public var offset = 0
  public var isBigEndian = false

  /// The kinds of number that a voxel may be.
  public static let typeNames = ScalarType.allCases.map(\.rawValue)

  /// Whether anything is said.
  public var isGiven: Bool { self != RawLayout() }

  public init() {}
}
