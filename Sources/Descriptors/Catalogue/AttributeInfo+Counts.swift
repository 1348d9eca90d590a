extension AttributeInfo {
  static let counts = [
    count(.pureVoxels, "Donor and acceptor voxels", "voxels", "donor voxels plus acceptor voxels"),
    count(.donorVoxels, "Donor voxels", "voxels", "number of donor voxels"),
    count(.acceptorVoxels, "Acceptor voxels", "voxels", "number of acceptor voxels"),
    count(.mixedVoxels, "Mixed voxels", "voxels", "number of mixed voxels"),
    AttributeInfo(.donorVoxelFraction, "Donor fraction", "donor voxels over all voxels"),
    AttributeInfo(.mixedVoxelFraction, "Mixed fraction", "mixed voxels over all voxels"),
  ]

  static let components = [
    pieces(.donorComponents, "Donor", "of donor"),
    pieces(.acceptorComponents, "Acceptor", "of acceptor"),
    pieces(.mixedComponents, "Mixed", "of mixed phase"),
    pieces(.donorComponentsAtAnode, "Donor-to-anode", "of donor that touch the anode"),
    pieces(.acceptorComponentsAtCathode, "Acceptor-to-cathode", "of acceptor at the cathode"),
    pieces(.mixedComponentsAtAnode, "Mixed-to-anode", "of mixed phase that touch the anode"),
    pieces(.mixedComponentsAtCathode, "Mixed-to-cathode", "of mixed phase at the cathode"),
    pieces(.mixedComponentsAtBoth, "Mixed through", "of mixed phase that touch both electrodes"),
  ]

  static func count(
    _ attribute: Attribute, _ words: String, _ unit: String, _ meaning: String
  ) -> AttributeInfo {
    AttributeInfo(attribute, words, unit: unit, range: anyCount, meaning)
  }

  private static func pieces(
    _ attribute: Attribute, _ words: String, _ what: String
  ) -> AttributeInfo {
    count(attribute, "\(words) components", "components", "26-connected components \(what)")
  }
}
