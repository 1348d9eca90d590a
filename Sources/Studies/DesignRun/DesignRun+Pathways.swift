import Descriptors
import InverseDesign
import LatentDiffusion
import Ledger
import ProcessModel

extension DesignRun {
  /// The distinct pathways: modes of the predicted density over (φ, χ, log_time).
  ///
  /// Every generated volume counts, weighted by its largest miss: a film that misses the targets says
  /// less about how to make one that meets them.
  ///
  /// None where the model learnt no process conditions; the run says so.
  func findPathways(
    from selection: Selection
  ) throws -> (pathways: [Pathway], density: ProcessDensity?) {
    if let reason = card.noPathways {
      listener.remark(reason)
      return ([], nil)
    }
    let missed = selection.samples.compactMap { sample in
      sample.worstDeviation.map { (sample: sample, miss: $0) }
    }
    let weights = ProcessPrediction.weights(missing: missed.map(\.miss))
    let predictions = zip(missed, weights).compactMap { missed, weight in
      weight > 0 ? ProcessPrediction(missed.sample.predictions, weight: weight) : nil
    }
    guard !predictions.isEmpty else { return ([], nil) }
    let density = try ProcessDensity(predictions)
    try record(density)
    let context = PathwayContext(goal: goal, window: study.window, model: parts.forward)
    let settings = study.pathways.settings(simulated: study.verification.pathways)
    let found = try Pathway.find(in: density, for: context, settings: settings)
    let inverted = try Pathway.inverted(
      invertedRecipes(), in: density, for: context, settings: settings)
    return (try inside(Pathway.ranked(found + inverted)), density)
  }

  /// Recipes that meet the goal by the forward model, within the process window: the nearest, or those with the
  /// widest window where the yield counts.
  private func invertedRecipes() throws -> [Recipe] {
    guard let model = parts.forward, study.pathways.inverted > 0 else { return [] }
    guard
      let inversion = RecipeInversion(goal: goal, window: study.window, ranges: model.ranges)
    else {
      listener.remark(
        "the process window and the films that the forward model knows have nothing in common")
      return []
    }
    let plan = study.pathways
    guard plan.weights.yield > 0 else {
      return try inversion.recipes(by: model, most: plan.inverted)
    }
    return try inversion.widest(
      by: model, most: plan.inverted, yield: RecipeYield(goal: goal, scatter: plan.scatter))
  }

  /// Drops what lies outside a hard window, and says so.
  private func inside(_ pathways: [Pathway]) throws -> [Pathway] {
    guard study.window.isHard else { return pathways }
    let kept = pathways.filter(\.isInsideWindow)
    for dropped in pathways where !dropped.isInsideWindow {
      let recipe = dropped.recipe
      let remark =
        "a pathway outside the hard window is dropped: φ \(decimal(recipe.phi, 3)), χ "
        + "\(decimal(recipe.chi, 3)), log_time \(decimal(recipe.logTime, 3)), probability "
        + decimal(dropped.probability, 3)
      listener.remark(remark)
      try ledger.log(.warning, remark, at: Timestamp.now())
    }
    return Pathway.ranked(kept)
  }

  private func record(_ density: ProcessDensity) throws {
    let planes: [(ProcessAxis, ProcessAxis)] = [(.logTime, .chi), (.chi, .phi), (.logTime, .phi)]
    for (x, y) in planes {
      let grid = density.grid(x, y)
      try ledger.record(
        DensityRecord(
          name: "\(x.rawValue)-\(y.rawValue)", xAttribute: x.rawValue, yAttribute: y.rawValue,
          x: grid.x, y: grid.y, values: grid.values))
    }
  }

  /// The pathways by their final score, simulation included.
  func ranked(_ proved: [ProvedPathway]) -> [ProvedPathway] {
    let judged = proved.map { proved in
      proved.counting(for: goal).map { proved.pathway.judged(by: $0.trial, for: goal) }
        ?? proved.pathway
    }
    return Pathway.order(judged).enumerated().map { position, index in
      ProvedPathway(pathway: judged[index].ranked(position + 1), proof: proved[index].proof)
    }
  }

  /// Records the pathways with what their simulations showed, and writes pathways.csv.
  func record(
    _ proved: [ProvedPathway], in density: ProcessDensity?, films: SimulationBook?
  ) throws {
    try ledger.replace(proved.map { record(of: $0) })
    if let density {
      let ridges = PathwayRidge.between(proved.map(\.pathway), in: density)
      try ledger.replace(
        ridges.map {
          RidgeRecord(
            from: $0.from, to: $0.to, saddle: $0.saddle, chi: $0.chi, logTime: $0.logTime)
        })
    }
    try ledger.replace(proved.flatMap { laboratoryRecords(of: $0) })
    try ledger.replace(proved.flatMap { proofRecords(of: $0, films: films) })
    try ledger.replace(regionRecords(about: proved.first))
    for pathway in proved {
      for film in films.map({ filmRecords(of: pathway, films: $0) }) ?? [] {
        try ledger.record(film)
      }
      try logFailures(of: pathway)
    }
    try folder.write(
      PathwayTable(
        proved, goal: goal, laboratory: study.laboratory, physics: physics
      ).text, to: folder.pathways)
  }

  private func record(of proved: ProvedPathway) -> PathwayRecord {
    let pathway = proved.pathway
    let worst = pathway.robustness?.worst
    return PathwayRecord(
      rank: pathway.rank, phi: pathway.recipe.phi, chi: pathway.recipe.chi,
      logTime: pathway.recipe.logTime, phiSpread: pathway.spread.phi,
      chiSpread: pathway.spread.chi, logTimeSpread: pathway.spread.logTime,
      chiRatio: pathway.recipe.relativeChi(criticalChi: criticalChi),
      probability: pathway.probability,
      insideWindow: pathway.windowDistance == nil ? nil : pathway.isInsideWindow,
      windowDistance: pathway.windowDistance,
      score: pathway.score.total, scoreParts: pathway.score.parts,
      verified: proved.verdict(for: goal).map { $0 == .verified }, robustness: worst?.move,
      robustnessAttribute: worst?.attribute.rawValue, origin: pathway.origin.rawValue,
      verdict: proved.verdict(for: goal)?.rawValue, yield: pathway.yield,
      forecast: Dictionary(
        uniqueKeysWithValues: pathway.forecast.map {
          ($0.key.rawValue, EstimateRecord(mean: $0.value.mean, deviation: $0.value.meanError))
        }))
  }

  private func laboratoryRecords(of proved: ProvedPathway) -> [LaboratoryRecord] {
    let recipes =
      [(proved.pathway.recipe, false)]
      + (proved.counting(for: goal).map { [($0.trial.recipe, true)] } ?? [])
    return recipes.flatMap { recipe, refined in
      study.laboratory.readings(of: recipe, physics: physics).map {
        LaboratoryRecord(
          pathwayRank: proved.pathway.rank, refined: refined, quantity: $0.quantity.rawValue,
          value: $0.value, unit: $0.quantity.unit, source: $0.source)
      }
    }
  }
}

extension PathwayScore {
  /// Every part of the score by name.
  var parts: [String: Double] {
    Dictionary(uniqueKeysWithValues: Part.allCases.map { ($0.rawValue, self[$0]) })
  }
}
