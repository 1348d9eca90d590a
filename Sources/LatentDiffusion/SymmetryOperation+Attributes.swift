extension SymmetryOperation {
  /// Attributes that donor and acceptor hand to each other when the film is overturned.
  private static let partners = [
    "tortuosity_A": "tortuosity_D", "tortuosity_D": "tortuosity_A",
    "CT_f_A_tort1": "CT_f_D_tort1", "CT_f_D_tort1": "CT_f_A_tort1",
    "tau_A": "tau_D", "tau_D": "tau_A",
  ]
  /// Attributes that overturning turns into 1 − value.
  private static let complements: Set = ["phi"]
  /// Attributes that overturning keeps.
  private static let kept: Set = ["vol_frac_M", "chi", "log_time"]

  /// Whether the values of all these attributes after overturning follow from those before.
  public static func canOverturn(_ names: [String]) -> Bool {
    names.allSatisfy { name in
      if let partner = partners[name] { return names.contains(partner) }
      if name == "vol_frac_D" { return names.contains("vol_frac_M") }
      return complements.contains(name) || kept.contains(name)
    }
  }

  /// The attributes of a film after the motion, from those before it.
  ///
  /// - Parameters:
  ///   - values: In the order of `names`.
  /// - Precondition: for an overturned film, ``canOverturn(_:)`` holds.
  public func attributes(_ values: [Double], names: [String]) -> [Double] {
    guard overturned else { return values }
    precondition(Self.canOverturn(names), "every attribute is known after overturning")
    func value(_ name: String) -> Double { values[names.firstIndex(of: name)!] }
    return names.map { name in
      if let partner = Self.partners[name] { return value(partner) }
      if name == "vol_frac_D" { return 1 - value(name) - value("vol_frac_M") }
      return Self.complements.contains(name) ? 1 - value(name) : value(name)
    }
  }
}
