import LatentDiffusion

/// How much of what brings a sample to its request is at work.
package enum SamplerStage: String, CaseIterable, Codable, Sendable {
  /// The denoiser alone.
  case plain
  /// The predictor's gradient moves the latent while it is drawn.
  case steered
  /// What was missed is measured on the decoded volume and corrected.
  case corrected
  /// A sample that stays off is replaced by one from other noise.
  case redrawn

  /// The sampler with what belongs to this stage and those before it, and nothing of those after it.
  func settings(of whole: SamplerSettings) -> SamplerSettings {
    var settings = whole
    if self == .plain { settings.steering = nil }
    if self == .plain || self == .steered { settings.corrections = 0 }
    if self != .redrawn { settings.redraws = 0 }
    return settings
  }

  /// The stages that differ from the one before.
  static func stages(of whole: SamplerSettings) -> [SamplerStage] {
    var stages: [SamplerStage] = []
    for stage in allCases
    where stages.last.map({ $0.settings(of: whole) != stage.settings(of: whole) }) ?? true {
      stages.append(stage)
    }
    return stages
  }
}
