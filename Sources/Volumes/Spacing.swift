/// The length of a voxel along x, y and z, in nanometres.
public struct Spacing: Hashable, Sendable, Codable {
  /// The length along x, nm; finite and positive.
  public let x: Double
  /// The length along y, nm; finite and positive.
  public let y: Double
  /// The length along z, nm; finite and positive.
  public let z: Double

  /// - Precondition: every length is finite and positive.
  public init(x: Double, y: Double, z: Double) {
    precondition([x, y, z].allSatisfy { $0.isFinite && $0 > 0 }, "voxel lengths are positive")
    self.x = x
    self.y = y
    self.z = z
  }

  /// Decodes the three lengths.
  ///
  /// - Throws: `DecodingError.dataCorrupted` for a length that is not finite and positive.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let lengths = try [CodingKeys.x, .y, .z].map { try values.decode(Double.self, forKey: $0) }
    guard let spacing = Spacing(checking: lengths[0], lengths[1], lengths[2]) else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "voxel lengths of \(lengths) nm; each is finite and positive"))
    }
    self = spacing
  }

  enum CodingKeys: String, CodingKey {
    case x, y, z
  }

  /// A cube of side `length` nanometres.
  ///
  /// - Precondition: `length` is finite and positive.
  public init(cube length: Double) { self.init(x: length, y: length, z: length) }
}
