/// Two values of φ that divide a field into phases.
///
/// φ ≤ `acceptorBelow` is acceptor, φ ≥ `donorAbove` is donor, what lies between is mixed. With
/// both cuts equal there is no mixed phase (φ at the cut itself is donor).
public struct PhaseCuts: Hashable, Sendable, Codable {
  /// The greatest φ of the acceptor, in (0, 1).
  public let acceptorBelow: Double
  /// The least φ of the donor, in [`acceptorBelow`, 1).
  public let donorAbove: Double

  /// - Precondition: 0 < acceptorBelow ≤ donorAbove < 1.
  public init(acceptorBelow: Double, donorAbove: Double) {
    precondition(
      0 < acceptorBelow && acceptorBelow <= donorAbove && donorAbove < 1,
      "cuts lie in (0, 1), the acceptor's first")
    self.acceptorBelow = acceptorBelow
    self.donorAbove = donorAbove
  }

  /// Decodes the two cuts.
  ///
  /// - Throws: `DecodingError.dataCorrupted` unless 0 < acceptorBelow ≤ donorAbove < 1.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let low = try values.decode(Double.self, forKey: .acceptorBelow)
    let high = try values.decode(Double.self, forKey: .donorAbove)
    guard 0 < low, low <= high, high < 1 else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "cuts at \(low) and \(high); they lie in (0, 1), the acceptor's first"))
    }
    self.init(acceptorBelow: low, donorAbove: high)
  }

  enum CodingKeys: String, CodingKey {
    case acceptorBelow, donorAbove
  }

  /// The phases of `field`, with its shape and spacing.
  ///
  /// - Complexity: O(voxels).
  public func segment(_ field: Field) -> Volume {
    let low = Float(acceptorBelow)
    let high = Float(donorAbove)
    let labels = field.values.map { φ -> UInt8 in
      φ >= high ? Phase.donor.rawValue : φ <= low ? Phase.acceptor.rawValue : Phase.mixed.rawValue
    }
    return Volume(shape: field.shape, spacing: field.spacing, labels: labels)
  }
}
