extension AnnealingSettings {
  /// χ_c of the materials: below it they mix at every φ.
  package var criticalChi: Double {
    equation(interactionParameter: 0).freeEnergy.criticalInteraction
  }
}
