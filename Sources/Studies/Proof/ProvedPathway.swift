import InverseDesign

/// A pathway with what simulation showed of it.
struct ProvedPathway {
  var pathway: Pathway
  /// Films of the recipe that the predictor named; nil where none was simulated.
  var predicted: Verification?
  /// How the recipe was moved; nil where it was not.
  var refinement: Refinement?
  /// Films of the moved recipe, made after it was chosen.
  var refined: Verification?

  /// What counts: the moved recipe where its films are within tolerance or nearer to the targets.
  func proof(for goal: Goal) -> Verification? {
    guard let refined else { return predicted }
    guard let predicted else { return refined }
    if refined.isWithinTolerance != predicted.isWithinTolerance {
      return refined.isWithinTolerance ? refined : predicted
    }
    let (new, old) = (refined.worstDeviation(for: goal), predicted.worstDeviation(for: goal))
    return new ?? .infinity < old ?? .infinity ? refined : predicted
  }

  /// Whether the moved recipe is the one that counts.
  func usesRefined(for goal: Goal) -> Bool {
    refined != nil && proof(for: goal)?.recipe == refined?.recipe
  }
}
