extension AttributeInfo {
  static let light = [
    AttributeInfo(
      .donorAbsorption, "Depth-weighted donor fraction",
      "donor voxels weighted by exp(−depth/100), over all voxels; light enters at the anode"),
    AttributeInfo(
      .donorDissociation, "Weighted donor near the interface", range: dissociation,
      "donor voxels within 10 of the donor–acceptor interface, weighted by exciton survival"),
    AttributeInfo(
      .donorNearInterface, "Donor near the interface",
      "share of the donor voxels within 10 of the donor–acceptor interface"),
    AttributeInfo(
      .mixedDissociation, "Weighted mixed near the acceptor", range: dissociation,
      "mixed voxels within 10 of the acceptor–mixed interface, weighted by exciton survival"),
    AttributeInfo(
      .mixedNearInterface, "Mixed near the acceptor",
      "share of the mixed voxels within 10 of the acceptor–mixed interface"),
  ]

  /// From 0 to the weight of a voxel on the interface itself, 6.265·exp(−(23/17.17)²).
  private static let dissociation = 0...1.0415

  static let charge = contacts + joined

  static let contacts = [
    count(.interfaceFaces, "Donor–acceptor faces", "faces", "faces between donor and acceptor"),
    count(
      .connectedFaces, "Connected faces", "faces",
      "faces whose donor side is joined to the anode and acceptor side to the cathode"),
    AttributeInfo(
      .connectedFaceFraction, "Connected face fraction", "connected faces over all such faces"),
    count(
      .donorContactVoxels, "Donor contact voxels", "voxels",
      "donor voxels joined to the anode that have an acceptor among their 26 neighbours"),
    count(
      .acceptorContactVoxels, "Acceptor contact voxels", "voxels",
      "acceptor voxels joined to the cathode that have a donor among their 26 neighbours"),
  ]

  static let joined = [
    AttributeInfo(
      .donorAtAnodeFraction, "Donor joined to the anode",
      "share of the donor voxels in components that touch the anode"),
    AttributeInfo(
      .acceptorAtCathodeFraction, "Acceptor joined to the cathode",
      "share of the acceptor voxels in components that touch the cathode"),
    AttributeInfo(
      .donorOrMixedAtAnodeFraction, "Donor or mixed joined to the anode",
      "share of the donor and mixed voxels in components (of one phase each) at the anode"),
    AttributeInfo(
      .acceptorOrMixedAtCathodeFraction, "Acceptor or mixed joined to the cathode",
      "share of the acceptor and mixed voxels in components (of one phase each) at the cathode"),
  ]
}
