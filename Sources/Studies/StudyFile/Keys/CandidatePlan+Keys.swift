import StrictYAML
import Support

extension CandidatePlan {
  /// The section `candidates`.
  static let section = KeySection(
    CandidatePlan(),
    settle: { root, plan throws(SettingsError) in
      if root["samples"] == nil { plan.samples = max(plan.samples, plan.count) }
      guard plan.samples >= plan.count else {
        throw root.error("\(plan.count) candidates cannot be chosen from \(plan.samples) samples")
      }
    }
  ) {
    Key("count", \.count, .integer(in: 1...1000), "candidates to keep")
    Key(
      "samples", \.samples, .integer(in: Limits.samples), range: "`count` … 100,000",
      """
      most volumes generated with fresh noise at the best condition, among which candidates are \
      chosen; fewer where `count` noises have come within half a tolerance
      """)
    Key(
      "aims", \.aims, .integer(in: 0...100),
      """
      how often what is asked of one noise is corrected by what came out (Broyden's method); 0 \
      leaves every sample at the condition found
      """)
    Key(
      "duplicate_distance", \.duplicateDistance, .number(in: 0...1),
      """
      two volumes closer than this in two-point statistics count as one (see \
      [descriptors.md](descriptors.md))
      """)
    Key(
      "exact_fractions", \.exactFractions, .flag,
      """
      targets of one value for `vol_frac_D`, `vol_frac_M` or `ABS_f_D` are met to a voxel, by \
      moving the level at which the decoded phases part \
      ([design.md](../explanation/design.md#exact-volume-fractions))
      """)
  }
}
