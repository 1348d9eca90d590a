/// Binodal's descriptors beyond GraSPI: interface, percolation and transport.
extension Attribute {
  public static let donorAcceptorArea = Attribute(rawValue: "area_DA")
  public static let donorMixedArea = Attribute(rawValue: "area_DM")
  public static let acceptorMixedArea = Attribute(rawValue: "area_AM")

  public static let donorThroughX = Attribute(rawValue: "through_D_x")
  public static let donorThroughY = Attribute(rawValue: "through_D_y")
  public static let donorThroughZ = Attribute(rawValue: "through_D_z")
  public static let acceptorThroughX = Attribute(rawValue: "through_A_x")
  public static let acceptorThroughY = Attribute(rawValue: "through_A_y")
  public static let acceptorThroughZ = Attribute(rawValue: "through_A_z")
  public static let mixedThroughX = Attribute(rawValue: "through_M_x")
  public static let mixedThroughY = Attribute(rawValue: "through_M_y")
  public static let mixedThroughZ = Attribute(rawValue: "through_M_z")

  public static let donorTortuosityFactor = Attribute(rawValue: "tau_D")
  public static let acceptorTortuosityFactor = Attribute(rawValue: "tau_A")
  public static let mixedTortuosityFactor = Attribute(rawValue: "tau_M")
  public static let donorDiffusivity = Attribute(rawValue: "D_eff_D")
  public static let acceptorDiffusivity = Attribute(rawValue: "D_eff_A")
  public static let mixedDiffusivity = Attribute(rawValue: "D_eff_M")
}
