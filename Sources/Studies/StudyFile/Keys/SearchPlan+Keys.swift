import Optimize
import StrictYAML
import Support

extension SearchPlan {
  /// The section `search`.
  static let section = KeySection(
    SearchPlan(), rules: [.beside(["local"], key: "algorithm", words: "algorithm: MLSL")],
    settle: { root, plan throws(SettingsError) in
      plan.algorithm = try Self.algorithm(root)
      try plan.checkSurrogate(root)
    }
  ) {
    Key(
      name: "algorithm",
      type: .text(common: ["auto"] + Algorithm.all().map(\.method.rawValue)),
      rangeWords: "a method of NLopt, save `GN_AGS`, `GN_DIRECT_L_RAND_NOSCAL` and "
        + "`GN_ORIG_DIRECT(_L)`",
      meaning: """
        `auto`, or NLopt's name, with or without its prefix, also as NLopt's own constants are \
        called (`NLOPT_LN_BOBYQA`, `GN_MLSL`): `BOBYQA`, `COBYLA`, `SBPLX`, `NELDERMEAD`, \
        `DIRECT_L`, `ISRES`, `MLSL`, …, or one that follows gradients: `MMA`, `SLSQP`, `CCSAQ`, \
        `LBFGS`, `TNEWTON`, `VAR1`, …, for what the model predicts; what `auto` does is said in \
        [design.md](../explanation/design.md#what-auto-does)
        """,
      read: { _, _, _ throws(SettingsError) in },  // together with local
      write: { [SettingsValue.Entry("algorithm", .text($0.algorithm ?? "auto"))] })
    Key(
      name: "local", type: .text(common: ["BOBYQA", "COBYLA", "SBPLX", "NELDERMEAD", "SLSQP"]),
      standardWords: "`BOBYQA`", rangeWords: "a local method",
      meaning: "the local method inside `MLSL`",
      read: { _, _, _ throws(SettingsError) in },  // together with algorithm
      write: { _ in [] })
    Key(
      "evaluations", \.evaluations, .integer(in: Limits.evaluations),
      "most evaluations; with several objectives those of all searches together, by default 12 "
        + "for each point of the front")
    Key(
      "seconds", \.seconds, .number(in: 0.001...1e7), unit: "s", standard: "no limit",
      "longest duration; a run limited by seconds cannot be remade exactly")
    Key(
      "replicates", \.replicates, .integer(in: 1...256),
      "volumes per evaluation, with the same noise in every evaluation")
    Key(
      "spread_weight", \.spreadWeight, .number(in: 0...1000),
      "weight of the replicates' spread in the misfit")
    Key(
      "realism", \.realism, .number(in: 0...0.99),
      "density quantile of the training set that the search does not leave")
    Key(
      "surrogate", \.surrogate, .word,
      """
      `always`: NLopt works on a local model made of what was measured and of the predictor's \
      slopes, and only its optimum is generated and measured \
      ([design.md](../explanation/design.md#two-fidelities)); it follows expressions and \
      constraints, and learns from measurements alone what the model does not predict; `never`: \
      every evaluation is measured; `auto`: for algorithms that follow gradients, among them \
      `auto`'s own `SLSQP`
      """)
  }

  /// NLopt's full name of what `algorithm` and, for a multi-level method, `local` ask for.
  private static func algorithm(
    _ root: SettingsMapping
  ) throws(SettingsError) -> String? {
    guard let node = root["algorithm"], try node.text() != "auto" else {
      if root["local"] != nil { throw root.error("local goes with algorithm: MLSL") }
      return nil
    }
    var name = try node.text()
    let upper = name.uppercased()
    if upper == "MLSL" { name = "G_MLSL_LDS" }
    if let local = root["local"] { name += "+" + (try local.text()) }
    do {
      return try Algorithm(named: name).name
    } catch .localMethodMissing(let method) {
      // NLopt's GD_ names ask for a local method that follows gradients.
      let isLed = upper.replacing("NLOPT_", with: "").hasPrefix("GD_")
      return "\(method)+\(isLed ? SearchPlan.following : SearchPlan.local)"
    } catch {
      throw node.error("\(error)")
    }
  }

  private func checkSurrogate(_ root: SettingsMapping) throws(SettingsError) {
    let needsGradients =
      (try? algorithm.map { try Algorithm(named: $0) })??.followsGradients == true
    if surrogate == .never && needsGradients {
      throw root.error(
        "\(algorithm!) follows gradients, which only surrogate: auto or always gives")
    }
  }
}
