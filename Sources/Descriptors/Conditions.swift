internal import Volumes

/// The four descriptors that condition the first models.
enum Conditions {
  static func measure(_ phases: PhaseSlabs, sides: Sides) -> [Attribute: Double?] {
    let all = Double(phases.shape.count)
    let donor = Components(phases.donor, .all(sides))
    let acceptor = Components(phases.acceptor, .all(sides))
    return [
      .donorFraction: Double(donor.sizes.reduce(0, +)) / all,
      .mixedFraction: Double(phases.mixed.reduce(0) { $0 + $1.count }) / all,
      .donorStraightness: straightness(
        phases.donor.reversed(), joined: donor.voxels(in: donor.touchesAnode)),
      .acceptorStraightness: straightness(
        phases.acceptor, joined: acceptor.voxels(in: acceptor.touchesCathode)),
    ]
  }

  /// The straight voxels over the voxels joined to the electrode; 0 where none is joined.
  static func straightness(_ slabs: [Slab], joined: Int) -> Double {
    joined == 0 ? 0 : Double(StraightPaths.count(slabs)) / Double(joined)
  }
}
