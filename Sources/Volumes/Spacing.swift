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

  /// Reads what a card or a corpus says; a length that is not finite and positive is refused.
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
  public init(cube length: Double) { self.init(x: length, y: length, z: length) }
}
