extension AttributeInfo {
  static let geometry =
    [
      area(.donorAcceptorArea, "Donor–acceptor", "donor and acceptor"),
      area(.donorMixedArea, "Donor–mixed", "donor and mixed phase"),
      area(.acceptorMixedArea, "Acceptor–mixed", "acceptor and mixed phase"),
    ]
    + [
      (Attribute.donorThroughX, "Donor", "x"), (.donorThroughY, "Donor", "y"),
      (.donorThroughZ, "Donor", "z"), (.acceptorThroughX, "Acceptor", "x"),
      (.acceptorThroughY, "Acceptor", "y"), (.acceptorThroughZ, "Acceptor", "z"),
      (.mixedThroughX, "Mixed", "x"), (.mixedThroughY, "Mixed", "y"),
      (.mixedThroughZ, "Mixed", "z"),
    ].map { through($0.0, $0.1, $0.2) }

  static let transport = [
    tortuosity(.donorTortuosityFactor, "Donor"), tortuosity(.acceptorTortuosityFactor, "Acceptor"),
    tortuosity(.mixedTortuosityFactor, "Mixed"), diffusivity(.donorDiffusivity, "Donor"),
    diffusivity(.acceptorDiffusivity, "Acceptor"), diffusivity(.mixedDiffusivity, "Mixed"),
  ]

  private static func area(_ attribute: Attribute, _ words: String, _ pair: String) -> AttributeInfo
  {
    AttributeInfo(
      attribute, "\(words) interfacial area", unit: "1/pixel unit", range: anyCount,
      "area of the voxel faces between \(pair), over the volume")
  }

  private static func through(_ attribute: Attribute, _ words: String, _ axis: String)
    -> AttributeInfo
  {
    AttributeInfo(
      attribute, "\(words) percolating along \(axis)",
      "share of the \(words.lowercased()) voxels in face-connected components that span \(axis)")
  }

  private static func tortuosity(_ attribute: Attribute, _ words: String) -> AttributeInfo {
    AttributeInfo(
      attribute, "\(words) tortuosity factor τ", range: 1...Double.infinity,
      "\(words.lowercased()) fraction over its relative effective diffusivity; infinite without a path"
    )
  }

  private static func diffusivity(_ attribute: Attribute, _ words: String) -> AttributeInfo {
    AttributeInfo(
      attribute, "\(words) relative effective diffusivity",
      "steady flux along z through the \(words.lowercased()) phase over that through a solid block")
  }
}
