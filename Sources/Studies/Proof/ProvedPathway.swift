import InverseDesign

/// A pathway with the recipes that were tried for it and what simulated films of them have.
struct ProvedPathway {
  var pathway: Pathway
  /// Nil where none was simulated.
  var proof: RecipeProof?

  /// The trial that counts, and its number from 0; nil where none was simulated or measured.
  func counting(for goal: Goal) -> (number: Int, trial: Verification)? {
    guard let proof, let number = proof.chosen(for: goal) else { return nil }
    return (number, proof.trials[number])
  }

  /// The recipe that the pathway stands for: that of the trial that counts, or its own.
  func recipe(for goal: Goal) -> Recipe { counting(for: goal)?.trial.recipe ?? pathway.recipe }

  /// What the films of that recipe show; nil where nothing was simulated or nothing could be verified.
  func verdict(for goal: Goal) -> Verdict? { counting(for: goal)?.trial.verdict }
}
