public import Volumes

/// How much of each phase a film holds at each height over the cathode.
///
/// Φ(z) = (voxels of the phase in the slab z)/(nx·ny); over all phases a slab's sum is 1, and the
/// mean over the slabs is the phase's volume fraction.
public struct DepthProfile: Sendable, Equatable {
  /// The phases in the order of ``fractions``.
  public static let phases: [Phase] = [.donor, .acceptor, .mixed]

  /// The middle of each slab over the cathode, nm.
  public let heights: [Double]
  /// For each slab the fraction of each phase, in the order of ``phases``; shape [nz, 3].
  public let fractions: [[Double]]

  /// - Complexity: O(voxels).
  public init(_ volume: Volume) {
    let (shape, slab) = (volume.shape, volume.shape.slab)
    heights = (0..<shape.nz).map { (Double($0) + 0.5) * volume.spacing.z }
    fractions = (0..<shape.nz).map { z in
      var counts = [Int](repeating: 0, count: 4)
      for index in (z * slab)..<((z + 1) * slab) { counts[Int(volume.labels[index])] += 1 }
      return Self.phases.map { Double(counts[Int($0.rawValue)]) / Double(slab) }
    }
  }
}
