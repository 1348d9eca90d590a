package import Volumes

/// Which end of the grey values is the donor.
package enum DonorSide: String, Codable, Sendable, CaseIterable {
  case bright, dark
}

/// Two grey values that divide an image into dark, middle and bright.
///
/// Values up to `darkUpTo` are dark, values from `brightFrom` on are bright, what lies between is
/// mixed. A voxel's phase follows from its grey value alone.
package struct GreyCuts: Hashable, Codable, Sendable {
  package let darkUpTo: Float
  package let brightFrom: Float

  /// - Precondition: darkUpTo ≤ brightFrom, both finite.
  package init(darkUpTo: Float, brightFrom: Float) {
    precondition(darkUpTo.isFinite && brightFrom.isFinite && darkUpTo <= brightFrom)
    (self.darkUpTo, self.brightFrom) = (darkUpTo, brightFrom)
  }

  /// One cut: what reaches it is bright.
  package init(at cut: Float) { self.init(darkUpTo: cut.nextDown, brightFrom: cut) }

  /// Whether no value lies between the cuts.
  package var isOne: Bool { darkUpTo.nextUp >= brightFrom }

  /// O(voxels). A value at both cuts is bright.
  package func segment(_ field: Field, donor: DonorSide) -> Volume {
    let (bright, dark) = donor.codes
    let labels = field.values.map { grey -> UInt8 in
      grey >= brightFrom ? bright : grey <= darkUpTo ? dark : Phase.mixed.rawValue
    }
    return Volume(shape: field.shape, spacing: field.spacing, labels: labels)
  }
}

extension DonorSide {
  /// The codes of bright and dark voxels.
  var codes: (bright: UInt8, dark: UInt8) {
    let (donor, acceptor) = (Phase.donor.rawValue, Phase.acceptor.rawValue)
    return self == .bright ? (donor, acceptor) : (acceptor, donor)
  }
}
