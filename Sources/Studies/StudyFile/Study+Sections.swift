import InverseDesign
import LatentDiffusion
import Optimize
import StrictYAML
import Support

extension SearchPlan {
  /// - Parameter evaluations: Most evaluations unless told otherwise.
  init(_ node: SettingsNode?, evaluations standard: Int) throws(SettingsError) {
    evaluations = standard
    guard let node else { return }
    let root = try node.mapping(allowing: [
      "algorithm", "local", "evaluations", "seconds", "replicates", "spread_weight", "realism",
      "surrogate",
    ])
    algorithm = try Self.algorithm(root)
    evaluations = try root.integer("evaluations", in: Limits.evaluations, default: evaluations)
    seconds = try root["seconds"].map { node throws(SettingsError) in
      try node.number(in: 0.001...1e7)
    }
    replicates = try root.integer("replicates", in: 1...256, default: replicates)
    spreadWeight = try root.number("spread_weight", in: 0...1000, default: spreadWeight)
    realism = try root.number("realism", in: 0...0.99, default: realism)
    surrogate = try Self.surrogate(root, algorithm)
  }

  private static func surrogate(
    _ root: SettingsMapping, _ algorithm: String?
  ) throws(SettingsError) -> SurrogateUse {
    let words = SurrogateUse.allCases.map(\.rawValue)
    let use = SurrogateUse(
      rawValue: try root.word("surrogate", oneOf: words, default: SurrogateUse.auto.rawValue))!
    let needsGradients =
      (try? algorithm.map { try Algorithm(named: $0) })??.followsGradients == true
    if use == .never && needsGradients {
      throw root.error(
        "\(algorithm!) follows gradients, which only surrogate: auto or always gives")
    }
    return use
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
}

extension CandidatePlan {
  init(_ node: SettingsNode?) throws(SettingsError) {
    guard let node else { return }
    let root = try node.mapping(allowing: [
      "count", "samples", "aims", "duplicate_distance", "exact_fractions",
    ])
    count = try root.integer("count", in: 1...1000, default: count)
    samples = try root.integer("samples", in: Limits.samples, default: max(samples, count))
    aims = try root.integer("aims", in: 0...100, default: aims)
    duplicateDistance = try root.number("duplicate_distance", in: 0...1, default: duplicateDistance)
    exactFractions = try root.flag("exact_fractions", default: exactFractions)
    guard samples >= count else {
      throw root.error("\(count) candidates cannot be chosen from \(samples) samples")
    }
  }
}

extension ProcessWindow {
  init(_ node: SettingsNode?) throws(SettingsError) {
    self.init(phi: nil, chi: nil, logTime: nil)
    guard let node else { return }
    let root = try node.mapping(allowing: ["phi", "chi", "log_time", "hard"])
    func window(_ key: String, _ range: ClosedRange<Double>) throws(SettingsError)
      -> ClosedRange<Double>?
    {
      try root[key].map { node throws(SettingsError) in try node.window(in: range) }
    }
    self.init(
      phi: try window("phi", 0...1), chi: try window("chi", 0...100),
      logTime: try window("log_time", -10...20), isHard: try root.flag("hard", default: false))
  }
}

extension VerificationPlan {
  init(_ node: SettingsNode?) throws(SettingsError) {
    guard let node else { return }
    let root = try node.mapping(allowing: ["pathways", "seeds", "films", "width"])
    pathways = try root.integer("pathways", in: 0...100, default: pathways)
    seeds = try root.integer("seeds", in: 1...1000, default: seeds)
    films = try root.integer("films", in: 1...1000, default: max(films, seeds))
    width = try root["width"].map { node throws(SettingsError) in try node.integer(in: 8...4096) }
    guard films >= seeds else {
      throw root.error("\(films) films in all are less than the \(seeds) at first")
    }
  }
}

extension SamplerPlan {
  init(_ node: SettingsNode?) throws(SettingsError) {
    guard let node else { return }
    let root = try node.mapping(allowing: [
      "steps", "guidance", "steering", "corrections", "close_enough",
    ])
    steps = try root["steps"].map { node throws(SettingsError) in
      try node.integer(in: Limits.samplerSteps)
    }
    guidance = try root["guidance"].map { node throws(SettingsError) in
      try node.number(in: Limits.guidance)
    }
    steering = try root["steering"].map { node throws(SettingsError) in
      try node.integer(in: 0...Steering.mostMoves)
    }
    corrections = try root["corrections"].map { node throws(SettingsError) in
      try node.integer(in: 0...SamplerSettings.mostCorrections)
    }
    closeEnough = try root["close_enough"].map { node throws(SettingsError) in
      try node.number(in: Limits.closeEnough)
    }
  }
}
