/// The number of voxels along x, y and z.
///
/// x and y lie in the film plane, z is the film normal. The cathode is the slab z = 0, the anode
/// the slab z = nz − 1. In memory x runs fastest, then y, then z.
public struct Shape: Hashable, Sendable, Codable {
  /// Voxels along x, at least 1.
  public let nx: Int
  /// Voxels along y, at least 1.
  public let ny: Int
  /// Voxels along z, the film normal, at least 1.
  public let nz: Int

  /// - Precondition: every side is at least one voxel.
  public init(nx: Int, ny: Int, nz: Int) {
    precondition(nx > 0 && ny > 0 && nz > 0, "a volume has at least one voxel along each axis")
    self.nx = nx
    self.ny = ny
    self.nz = nz
  }

  /// Decodes the three sides.
  ///
  /// - Throws: `DecodingError.dataCorrupted` for a side under 1 and for more voxels than `Int` counts.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let sides = try [CodingKeys.nx, .ny, .nz].map { try values.decode(Int.self, forKey: $0) }
    guard let shape = Shape(checking: sides[0], sides[1], sides[2]) else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "sides of \(sides) voxels; each is at least 1"))
    }
    self = shape
  }

  enum CodingKeys: String, CodingKey {
    case nx, ny, nz
  }

  /// The number of voxels, nx·ny·nz.
  public var count: Int { nx * ny * nz }

  /// The number of voxels in one slab of constant z, nx·ny.
  public var slab: Int { nx * ny }

  /// The index in memory of the voxel (x, y, z), in 0 ..< count.
  ///
  /// - Precondition: 0 ≤ x < nx, 0 ≤ y < ny, 0 ≤ z < nz; this is not checked.
  public func index(_ x: Int, _ y: Int, _ z: Int) -> Int { (z * ny + y) * nx + x }
}

extension Shape: CustomStringConvertible {
  /// The sides as text: `128×128×64`.
  public var description: String { "\(nx)×\(ny)×\(nz)" }
}
