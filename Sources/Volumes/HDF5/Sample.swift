/// One volume of a corpus with the numbers that belong to it.
package struct Sample: Equatable, Sendable {
  package let name: String
  package let volume: Volume
  package let attributes: [String: Double]

  package init(name: String, volume: Volume, attributes: [String: Double]) {
    self.name = name
    self.volume = volume
    self.attributes = attributes
  }
}

extension Spacing {
  /// The attributes that keep the length of a voxel beside a sample.
  package var sampleAttributes: [(String, Double)] {
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
