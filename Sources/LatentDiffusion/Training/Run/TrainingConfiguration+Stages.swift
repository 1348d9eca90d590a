import Foundation

extension TrainingConfiguration {
  /// Those that these settings ask for, in their order.
  package var stages: [TrainingStage] {
    TrainingStage.allCases.filter { $0 != .tuning || tuning != nil }
  }

  /// The stages whose weights the bundle takes, in the order of its files.
  var published: [TrainingStage] {
    [.vae, tuning == nil ? .predictor : .tuning, .diffusion]
  }

  func settings(of stage: TrainingStage) -> StageSettings {
    switch stage {
    case .vae: vae.stage
    case .predictor: predictor
    case .diffusion: diffusion.stage
    case .tuning: (tuning ?? TuningSettings()).stage
    }
  }

  /// All that the weights of `stage` depend on, as text: a checkpoint is resumed only under the
  /// very same.
  func fingerprint(of stage: TrainingStage, corpus: String) -> String {
    var told = self
    told.summary = ""
    told.device = nil
    told.labelMemory = nil
    let defaults = TrainingConfiguration()
    // Tuning draws samples, so it depends on all; but not on what is done to finished ones.
    told.sampler.corrections = defaults.sampler.corrections
    told.sampler.closeEnough = defaults.sampler.closeEnough
    told.sampler.redraws = defaults.sampler.redraws
    if stage != .tuning {
      told.tuning = nil
      told.sampler = defaults.sampler
    }
    if stage != .diffusion, stage != .tuning {
      told.diffusion = defaults.diffusion
      told.architecture.denoiser = defaults.architecture.denoiser
    }
    if stage != .predictor, stage != .tuning {
      told.predictor = defaults.predictor
      told.architecture.predictor = defaults.architecture.predictor
    }
    if stage == .vae { told.pool = defaults.pool }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let settings = (try? encoder.encode(told)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return "\(corpus) \(settings)"
  }
}

extension LatentScale {
  /// One line of JSON.
  var text: String {
    (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  init?(text: String) {
    guard let scale = try? JSONDecoder().decode(LatentScale.self, from: Data(text.utf8)) else {
      return nil
    }
    self = scale
  }
}
