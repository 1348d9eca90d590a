import LatentDiffusion
import PhaseField

extension DesignRun {
  /// χ_c of the materials whose films the model learnt from.
  var criticalChi: Double { card.simulationPhysics.criticalChi }
}
