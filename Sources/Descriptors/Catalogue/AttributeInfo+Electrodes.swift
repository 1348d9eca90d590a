extension AttributeInfo {
  static let electrodes = [
    AttributeInfo(
      .donorStraightFraction, "Donor straight-path fraction", "tortuosity_D by GraSPI's name"),
    AttributeInfo(
      .acceptorStraightFraction, "Acceptor straight-path fraction", "tortuosity_A by GraSPI's name"
    ),
    AttributeInfo(
      .mixedStraightToAnode, "Mixed straight-path fraction to the anode",
      "share of the mixed voxels joined to the anode whose shortest path to it is straight"),
    AttributeInfo(
      .mixedStraightToCathode, "Mixed straight-path fraction to the cathode",
      "share of the mixed voxels joined to the cathode whose shortest path to it is straight"),
    count(
      .donorVoxelsAtAnode, "Donor voxels at the anode", "voxels", "donor voxels in the anode slab"),
    count(
      .acceptorVoxelsAtCathode, "Acceptor voxels at the cathode", "voxels",
      "acceptor voxels in the cathode slab"),
  ]
}
