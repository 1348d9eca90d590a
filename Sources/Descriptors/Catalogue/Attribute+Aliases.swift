/// One quantity, several names: GraSPI's and MicroGen3D's names of the same number.
extension Attribute {
  /// The names that mean another one, each with the name that Binodal goes by.
  private static let canonicalNames: [Attribute: Attribute] = [
    .donorVoxelFraction: .donorFraction,
    .mixedVoxelFraction: .mixedFraction,
    .donorStraightFraction: .donorStraightness,
    .acceptorStraightFraction: .acceptorStraightness,
  ]

  private static let aliases = Dictionary(grouping: canonicalNames.keys) { canonicalNames[$0]! }

  /// The name that Binodal goes by: `vol_frac_D` of `ABS_f_D`, itself where there is no other.
  public var canonical: Attribute { Self.canonicalNames[self] ?? self }

  /// Every name of the quantity, the canonical one first.
  public var synonyms: [Attribute] { [canonical] + (Self.aliases[canonical] ?? []) }

  /// Whether both are names of one quantity.
  public func isSame(as other: Attribute) -> Bool { canonical == other.canonical }

  /// The first of `names` that is a name of this quantity; nil where none is.
  package func spelling(among names: some Sequence<Attribute>) -> Attribute? {
    names.first { $0.isSame(as: self) }
  }

  /// The name of this quantity among `names`: itself where it is one of them, else a synonym.
  package static func spelling(of name: String, among names: some Sequence<String>) -> String? {
    let wanted = named(name)
    var found: String?
    for other in names {
      if other == name { return name }
      if found == nil, wanted.isSame(as: named(other)) { found = other }
    }
    return found
  }

  /// The first two of `names` that are names of one quantity; nil where each is of its own.
  package static func repeated(in names: [Attribute]) -> (Attribute, Attribute)? {
    var first: [Attribute: Attribute] = [:]
    for name in names {
      if let earlier = first.updateValue(name, forKey: name.canonical) { return (earlier, name) }
    }
    return nil
  }
}

/// Two names of one quantity, in a sentence.
package func sameQuantity<Name: Equatable & CustomStringConvertible>(
  _ first: Name, _ second: Name
) -> String {
  first == second
    ? "\(first) is given twice; give it once"
    : "\(first) and \(second) are two names of one quantity; give one of them"
}
