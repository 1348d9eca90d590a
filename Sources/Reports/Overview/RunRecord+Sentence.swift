import Ledger

extension RunRecord {
  /// The best answer in a sentence of plain text: what to make, and how sure; nil while there is none.
  var answer: String? {
    if let best = pathways.first { return recipe(of: best) }
    guard let candidate = candidates.first else { return nil }
    let volumes =
      "\(candidates.count(where: \.within)) of \(candidates.count) candidates meet every "
      + "tolerance; the best deviates by at most \(fixed(candidate.error, 4))"
    let worst = candidate.worstAttribute.map { " in \(label($0))" } ?? ""
    let reason = facts[.noPathways].map { "; pathways: \($0)" } ?? ""
    return volumes + worst + reason + "."
  }

  private func recipe(of pathway: PathwayRecord) -> String {
    let proof = proof(of: pathway)
    let phi = proof?.phi ?? pathway.phi
    let chi = proof?.chi ?? pathway.chi
    let ratio = proof?.chiRatio ?? pathway.chiRatio
    let time = proof?.logTime ?? pathway.logTime
    let own = laboratory.filter {
      $0.pathwayRank == pathway.rank && $0.refined == (proof != nil)
    }.map { "\($0.quantity) \(tidy($0.value)) \($0.unit)" }
    let figures = own.isEmpty ? "" : " (\(own.joined(separator: ", ")))"
    let lead = proof?.verdict == "verified" ? "Make a film with" : "The most promising recipe is"
    return "\(lead) blend ratio φ = \(fixed(phi, 3)) at χ = \(fixed(chi, 2)) "
      + "(χ/χ_c = \(fixed(ratio, 2))), annealed to log₁₀ t = \(fixed(time, 2))\(figures): "
      + (proof.map(verdict) ?? unproved(pathway)) + "."
  }

  /// What is known of a recipe that was not simulated: its yield by the forward model.
  private func unproved(_ pathway: PathwayRecord) -> String {
    let yield = pathway.yield.map {
      "; by the forward model \(percent($0)) of its films meet every target on average when the process scatters"
    }
    return "not simulated" + (yield ?? "")
  }

  private func verdict(_ proof: ProofRecord) -> String {
    let size = proof.shape.map { " of \($0) voxels" } ?? ""
    let films = "\(proof.films) simulated film\(proof.films == 1 ? "" : "s")\(size)"
    switch proof.verdict {
    case "verified": return "verified by \(films)"
    case "missed":
      return "missed by \(films)" + (proof.worstAttribute.map { ", in \(label($0))" } ?? "")
    case "undecided": return "undecided after \(films)"
    default: return "simulated by \(films), without a verdict"
    }
  }
}
