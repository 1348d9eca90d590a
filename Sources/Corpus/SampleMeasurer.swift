import Descriptors
import Volumes

/// Measures the descriptors that a corpus stores with its samples.
struct SampleMeasurer: Sendable {
  let attributes: [Attribute]
  let tolerance: Double
  private let quantities: Quantities

  /// - Parameter tolerance: The relative error of effective diffusivities.
  init(
    _ attributes: [Attribute], tolerance: Double = EffectiveDiffusivity.defaultTolerance
  ) {
    (self.attributes, self.tolerance) = (attributes, tolerance)
    quantities = Self.groups.reduce(into: []) { wanted, group in
      if !group.members.isDisjoint(with: attributes) { wanted.formUnion(group.quantities) }
    }
  }

  /// The values of the attributes, in their order; nil is 0/0.
  func measure(_ volume: Volume, sides: Sides) -> [Double?] {
    Measured(volume, sides: sides, quantities: quantities, tolerance: tolerance, threads: 1)
      .values(of: attributes)
  }

  /// Every attribute that is measured on voxels, in the order of the catalogue.
  static let measurable = Attribute.known.filter { !Attribute.process.contains($0) }

  /// What each group of descriptors finds, asked of a volume of one voxel.
  private static let groups = (0..<Quantities.RawValue.bitWidth - 1).compactMap {
    bit -> (quantities: Quantities, members: Set<Attribute>)? in
    let group = Quantities(rawValue: 1 << bit)
    guard Quantities.all.contains(group) else { return nil }
    let voxel = Volume(shape: Shape(nx: 1, ny: 1, nz: 1), filledWith: .donor)
    let found = Measured(voxel, sides: .open, quantities: group, threads: 1)
    return (group, Set(found.values.map(\.attribute)))
  }
}
