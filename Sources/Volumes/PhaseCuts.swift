/// Two values of φ that divide a field into phases.
///
/// φ ≤ `acceptorBelow` is acceptor, φ ≥ `donorAbove` is donor, what lies between is mixed. With
/// both cuts equal there is no mixed phase (φ at the cut itself is donor).
public struct PhaseCuts: Hashable, Sendable, Codable {
  public let acceptorBelow: Double
  public let donorAbove: Double

  /// - Precondition: 0 < acceptorBelow ≤ donorAbove < 1.
  public init(acceptorBelow: Double, donorAbove: Double) {
    precondition(
      0 < acceptorBelow && acceptorBelow <= donorAbove && donorAbove < 1,
      "cuts lie in (0, 1), the acceptor's first")
    self.acceptorBelow = acceptorBelow
    self.donorAbove = donorAbove
  }

  /// The phases of `field`. O(voxels).
  public func segment(_ field: Field) -> Volume {
    let low = Float(acceptorBelow)
    let high = Float(donorAbove)
    let labels = field.values.map { φ -> UInt8 in
      φ >= high ? Phase.donor.rawValue : φ <= low ? Phase.acceptor.rawValue : Phase.mixed.rawValue
    }
    return Volume(shape: field.shape, spacing: field.spacing, labels: labels)
  }
}
