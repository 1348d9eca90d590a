import Descriptors
import Foundation
import InverseDesign
import LatentDiffusion
import Ledger

extension DesignRun {
  /// The distinct pathways: modes of the predicted density over (φ, χ, log_time).
  ///
  /// Every generated volume speaks, weighted by exp(−½d²) with d its largest miss in tolerances:
  /// a film that misses the targets tells less about how to make one that meets them.
  ///
  /// None where the model learnt no process conditions; the run says so.
  func findPathways(from selection: Selection) throws -> [Pathway] {
    if let reason = card.noPathways {
      listener.remark(reason)
      return []
    }
    let predictions = selection.samples.compactMap { sample in
      sample.worstDeviation.flatMap { miss in
        ProcessPrediction(sample.predictions, weight: exp(-0.5 * miss * miss))
      }
    }
    guard !predictions.isEmpty else { return [] }
    let density = try ProcessDensity(predictions)
    try record(density)
    var settings = PathwaySettings()
    settings.keep = max(settings.keep, study.verification.pathways)
    return try Pathway.find(in: density, window: study.window, settings: settings)
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

  /// Records the pathways with what their simulations showed, and writes pathways.csv.
  func record(_ pathways: [Pathway], proofs: [Int: Proof]) throws {
    try ledger.replace(pathways.map { record(of: $0, proof: proofs[$0.rank]) })
    for (rank, proof) in proofs.sorted(by: { $0.key < $1.key }) {
      try record(proof, of: rank)
    }
    try folder.write(pathwayTable(pathways, proofs).text, to: folder.pathways)
  }

  private func record(of pathway: Pathway, proof: Proof?) -> PathwayRecord {
    PathwayRecord(
      rank: pathway.rank, phi: pathway.recipe.phi, chi: pathway.recipe.chi,
      logTime: pathway.recipe.logTime, phiSpread: pathway.spread.phi,
      chiSpread: pathway.spread.chi, logTimeSpread: pathway.spread.logTime,
      chiRatio: pathway.relativeChi, probability: pathway.probability,
      insideWindow: pathway.windowDistance == nil ? nil : pathway.isInsideWindow,
      windowDistance: pathway.windowDistance,
      score: pathway.score.total, scoreParts: pathway.score.parts,
      verified: proof?.verification.isWithinTolerance)
  }

  private func pathwayTable(_ pathways: [Pathway], _ proofs: [Int: Proof]) -> CSVTable {
    let targets = goal.targets.map(\.attribute)
    var table = CSVTable(
      columns: [
        "rank", "phi", "sigma_phi", "chi", "sigma_chi", "chi_over_chi_c", "log_time",
        "sigma_log_time", "annealing_time", "probability", "inside_window", "window_distance",
        "score", "score_probability", "score_annealing", "score_window", "verified",
      ] + targets.flatMap { ["simulated_\($0.rawValue)", "spread_\($0.rawValue)"] })
    for pathway in pathways {
      let proof = proofs[pathway.rank]?.verification
      var row = numbers(of: pathway) + [proof.map { "\($0.isWithinTolerance)" } ?? "not simulated"]
      row += targets.flatMap { target in
        [proof?.mean[target], proof?.spread[target]].map { $0.map { decimal($0, 6) } ?? "" }
      }
      table.append(row)
    }
    return table
  }

  private func numbers(of pathway: Pathway) -> [String] {
    let recipe = pathway.recipe
    let spread = pathway.spread
    let score = pathway.score
    return ["\(pathway.rank)"]
      + [
        recipe.phi, spread.phi, recipe.chi, spread.chi, pathway.relativeChi, recipe.logTime,
        spread.logTime, pathway.annealingTime, pathway.probability,
      ].map { decimal($0, 6) }
      + ["\(pathway.isInsideWindow)", pathway.windowDistance.map { decimal($0, 6) } ?? ""]
      + [score.total, score.probability, score.annealing, score.window].map { decimal($0, 6) }
  }
}

extension PathwayScore {
  /// Every part of the score by name.
  var parts: [String: Double] {
    ["probability": probability, "annealing": annealing, "window": window]
  }
}
