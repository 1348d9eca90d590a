internal import Volumes

/// The four descriptors that condition the first models.
enum Conditions {
  static func measure(_ films: Films) -> Findings {
    [
      .donorFraction: ratio(films.donor.voxels, films.shape.count),
      .mixedFraction: ratio(films.mixed.voxels, films.shape.count),
      .donorStraightness: films.donor.straightToAnode,
      .acceptorStraightness: films.acceptor.straightToCathode,
    ]
  }
}
