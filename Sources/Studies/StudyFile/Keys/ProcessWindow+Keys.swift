import InverseDesign
import Support

extension ProcessWindow {
  /// The section `window`.
  static let section = KeySection(ProcessWindow()) {
    Key(
      "phi", \.phi, .window(in: Limits.phi), standard: "no limit",
      "donor volume fraction of the blend")
    Key(
      "chi", \.chi, .window(in: 0...100), standard: "no limit",
      "interaction parameter χ (critical value 2)")
    Key(
      "log_time", \.logTime, .window(in: -10...20),
      unit: "dimensionless Cahn–Hilliard time", standard: "no limit",
      "log₁₀ of the annealing time")
    Key(
      "hard", \.isHard, .flag,
      """
      whether nothing outside may be answered: the search keeps the predicted process inside, as \
      a constraint on the means of `predicted_phi`, `predicted_chi`, `predicted_log_time` with a \
      fifth of the window as its scale; candidates outside rank last; pathways outside are \
      dropped with a remark
      """)
  }
}
