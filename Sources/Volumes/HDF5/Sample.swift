/// One volume of a corpus with the numbers that belong to it.
public struct Sample: Equatable, Sendable {
  public let name: String
  public let volume: Volume
  public let attributes: [String: Double]

  public init(name: String, volume: Volume, attributes: [String: Double]) {
    self.name = name
    self.volume = volume
    self.attributes = attributes
  }
}

extension Spacing {
  /// The attributes that keep the length of a voxel beside a sample.
  public var sampleAttributes: [(String, Double)] {
    [("voxel_x_nm", x), ("voxel_y_nm", y), ("voxel_z_nm", z)]
  }

  /// The spacing among a sample's attributes, where all three lengths are there.
  init?(sampleAttributes attributes: [String: Double]) {
    guard let x = attributes["voxel_x_nm"], let y = attributes["voxel_y_nm"],
      let z = attributes["voxel_z_nm"]
    else { return nil }
    self.init(checking: x, y, z)
  }
}
