/// How large the domains are: lengths in the unit of the pixel size.
extension Attribute {
  public static let donorDomainSize = Attribute(rawValue: "domain_size_D")
  public static let acceptorDomainSize = Attribute(rawValue: "domain_size_A")
  public static let mixedDomainSize = Attribute(rawValue: "domain_size_M")

  public static let donorChordX = Attribute(rawValue: "chord_D_x")
  public static let donorChordY = Attribute(rawValue: "chord_D_y")
  public static let donorChordZ = Attribute(rawValue: "chord_D_z")
  public static let acceptorChordX = Attribute(rawValue: "chord_A_x")
  public static let acceptorChordY = Attribute(rawValue: "chord_A_y")
  public static let acceptorChordZ = Attribute(rawValue: "chord_A_z")
  public static let mixedChordX = Attribute(rawValue: "chord_M_x")
  public static let mixedChordY = Attribute(rawValue: "chord_M_y")
  public static let mixedChordZ = Attribute(rawValue: "chord_M_z")
}
