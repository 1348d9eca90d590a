import LatentDiffusion
import PhaseField

extension DesignRun {
  /// By which the films were simulated that the model learnt from.
  var physics: AnnealingSettings { card.simulationPhysics }

  /// χ_c of their materials.
  var criticalChi: Double { physics.criticalChi }
}
