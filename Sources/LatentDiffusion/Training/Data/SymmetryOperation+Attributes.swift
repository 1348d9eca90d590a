extension SymmetryOperation {
  /// Attributes that donor and acceptor hand to each other when the film is overturned.
  private static let partners = [
    "tortuosity_A": "tortuosity_D", "tortuosity_D": "tortuosity_A",
    "CT_f_A_tort1": "CT_f_D_tort1", "CT_f_D_tort1": "CT_f_A_tort1",
    "tau_A": "tau_D", "tau_D": "tau_A",
    "area_AM": "area_DM", "area_DM": "area_AM",
    "domain_size_A": "domain_size_D", "domain_size_D": "domain_size_A",
  ]
  /// The donor's part of the film, which becomes the acceptor's: 1 − donor − mixed.
  private static let donorParts: Set = ["vol_frac_D", "ABS_f_D"]
  /// Attributes that overturning keeps.
  private static let kept: Set = ["vol_frac_M", "chi", "log_time", "area_DA"]

  /// Whether the values of `wanted` after overturning follow from those of `names` before.
  ///
  /// - Parameter mixed: Whether the films have a mixed phase.
  package static func canOverturn(_ wanted: [String], among names: [String], mixed: Bool) -> Bool {
    var marked = SymmetryOperation()
    marked.overturned = true
    let values = marked.attributes(
      [Double](repeating: 0, count: names.count), names: names, mixed: mixed)
    return wanted.allSatisfy { name in
      names.firstIndex(of: name).map { values[$0].isFinite } ?? false
    }
  }

  /// The attributes of a film after the motion, from those before it; not a number where they do
  /// not follow from them.
  ///
  /// - Parameters:
  ///   - values: In the order of `names`.
  ///   - mixed: Whether the films have a mixed phase.
  package func attributes(_ values: [Double], names: [String], mixed: Bool) -> [Double] {
    guard overturned else { return values }
    func value(_ name: String) -> Double { names.firstIndex(of: name).map { values[$0] } ?? .nan }
    return names.map { name in
      if let partner = Self.partners[name] { return value(partner) }
      if Self.donorParts.contains(name) {
        return 1 - value(name) - (mixed ? value("vol_frac_M") : 0)
      }
      if name == "phi" { return 1 - value(name) }
      return Self.kept.contains(name) ? value(name) : .nan
    }
  }
}
