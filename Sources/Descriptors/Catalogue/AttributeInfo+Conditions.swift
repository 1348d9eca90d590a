extension AttributeInfo {
  static let conditions = [
    AttributeInfo(
      .donorFraction, "Donor volume fraction", "donor voxels over all voxels"),
    AttributeInfo(
      .mixedFraction, "Mixed volume fraction",
      "mixed voxels over all voxels; 0 in a two-phase volume"),
    AttributeInfo(
      .acceptorStraightness, "Acceptor straight-path fraction",
      "share of the acceptor voxels joined to the cathode whose shortest path to it is straight"),
    AttributeInfo(
      .donorStraightness, "Donor straight-path fraction",
      "share of the donor voxels joined to the anode whose shortest path to it is straight"),
  ]

  static let process = [
    AttributeInfo(.phi, "Blend ratio φ", "mean donor volume fraction of the blend"),
    AttributeInfo(
      .chi, "Interaction parameter χ", range: 0...Double.infinity,
      "Flory–Huggins interaction parameter of donor and acceptor"),
    AttributeInfo(
      .logTime, "Annealing time log10(t)", range: -Double.infinity...Double.infinity,
      "decimal logarithm of the dimensionless Cahn–Hilliard time"),
  ]
}
