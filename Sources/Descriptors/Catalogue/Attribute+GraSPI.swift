/// GraSPI's names: D donor, A acceptor, M mixed, An anode, Ca cathode.
extension Attribute {
  public static let pureVoxels = Attribute(rawValue: "STAT_n")
  public static let donorVoxels = Attribute(rawValue: "STAT_n_D")
  public static let acceptorVoxels = Attribute(rawValue: "STAT_n_A")
  public static let mixedVoxels = Attribute(rawValue: "STAT_n_M")

  public static let donorComponents = Attribute(rawValue: "STAT_CC_D")
  public static let acceptorComponents = Attribute(rawValue: "STAT_CC_A")
  public static let mixedComponents = Attribute(rawValue: "STAT_CC_M")
  public static let donorComponentsAtAnode = Attribute(rawValue: "STAT_CC_D_An")
  public static let acceptorComponentsAtCathode = Attribute(rawValue: "STAT_CC_A_Ca")
  public static let mixedComponentsAtAnode = Attribute(rawValue: "STAT_CC_M_An")
  public static let mixedComponentsAtCathode = Attribute(rawValue: "STAT_CC_M_Ca")
  public static let mixedComponentsAtBoth = Attribute(rawValue: "STAT_CC_M_AnCa")

  public static let donorVoxelFraction = Attribute(rawValue: "ABS_f_D")
  public static let mixedVoxelFraction = Attribute(rawValue: "ABS_f_M")
  public static let donorAbsorption = Attribute(rawValue: "ABS_wf_D")

  public static let donorDissociation = Attribute(rawValue: "DISS_wf10_D")
  public static let donorNearInterface = Attribute(rawValue: "DISS_f10_D")
  public static let mixedDissociation = Attribute(rawValue: "DISS_wf10_M")
  public static let mixedNearInterface = Attribute(rawValue: "DISS_f10_M")

  public static let interfaceFaces = Attribute(rawValue: "STAT_e")
  public static let connectedFaces = Attribute(rawValue: "CT_e_conn")
  public static let connectedFaceFraction = Attribute(rawValue: "CT_f_e_conn")
  public static let donorContactVoxels = Attribute(rawValue: "CT_e_D_An")
  public static let acceptorContactVoxels = Attribute(rawValue: "CT_e_A_Ca")

  public static let donorAtAnodeFraction = Attribute(rawValue: "CT_f_conn_D_An")
  public static let acceptorAtCathodeFraction = Attribute(rawValue: "CT_f_conn_A_Ca")
  public static let donorOrMixedAtAnodeFraction = Attribute(rawValue: "CT_f_conn_DM_An")
  public static let acceptorOrMixedAtCathodeFraction = Attribute(rawValue: "CT_f_conn_AM_Ca")

  public static let donorStraightFraction = Attribute(rawValue: "CT_f_D_tort1")
  public static let acceptorStraightFraction = Attribute(rawValue: "CT_f_A_tort1")
  public static let mixedStraightToAnode = Attribute(rawValue: "CT_f_M_tort1_An")
  public static let mixedStraightToCathode = Attribute(rawValue: "CT_f_M_tort1_Ca")

  public static let donorVoxelsAtAnode = Attribute(rawValue: "CT_n_D_adj_An")
  public static let acceptorVoxelsAtCathode = Attribute(rawValue: "CT_n_A_adj_Ca")
}
