/// How voxels without a header are stored; what is left out is taken from the file's name or the
/// sheet beside it.
public struct RawLayout: Sendable, Equatable {
  /// Voxels along x, y and z.
  public var shape: Shape?
  /// The type of a voxel, one of ``typeNames``.
  public var type: String?
  /// Bytes before the first voxel.
  public var offset = 0
  /// Whether the most significant byte of a number comes first.
  public var isBigEndian = false

  /// The kinds of number that a voxel may be.
  public static let typeNames = ScalarType.allCases.map(\.rawValue)

  /// Whether anything is set.
  package var isGiven: Bool { self != RawLayout() }

  /// A layout of which nothing is set.
  public init() {}
}
