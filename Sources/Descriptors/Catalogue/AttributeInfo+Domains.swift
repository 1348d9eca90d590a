extension AttributeInfo {
  static let domains =
    [
      size(.donorDomainSize, "Donor"), size(.acceptorDomainSize, "Acceptor"),
      size(.mixedDomainSize, "Mixed"),
    ]
    + [
      (Attribute.donorChordX, "Donor", "x"), (.donorChordY, "Donor", "y"),
      (.donorChordZ, "Donor", "z"), (.acceptorChordX, "Acceptor", "x"),
      (.acceptorChordY, "Acceptor", "y"), (.acceptorChordZ, "Acceptor", "z"),
      (.mixedChordX, "Mixed", "x"), (.mixedChordY, "Mixed", "y"), (.mixedChordZ, "Mixed", "z"),
    ].map { chord($0.0, $0.1, $0.2) }

  private static func size(_ attribute: Attribute, _ words: String) -> AttributeInfo {
    AttributeInfo(
      attribute, "\(words) domain size", unit: "pixel unit", range: anyCount,
      "half the period of the \(words.lowercased()) phase in the film plane, from S₂")
  }

  private static func chord(_ attribute: Attribute, _ words: String, _ axis: String)
    -> AttributeInfo
  {
    AttributeInfo(
      attribute, "\(words) mean chord along \(axis)", unit: "pixel unit", range: anyCount,
      "mean length of the uncut chords of the \(words.lowercased()) phase along \(axis)")
  }
}
