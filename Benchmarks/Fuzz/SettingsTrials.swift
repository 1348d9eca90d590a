import Foundation

/// The numbers of the settings files, each in turn replaced by each value at an edge.
///
/// The files are those that the project ships, and one of each kind with the keys that they do not
/// have. A study names no model, a plan goes into a folder that cannot be made, and training has no
/// corpus: what is read is read in full, and nothing long begins.
struct SettingsTrials {
  let all: [OptionTrial]

  init(root: String) throws {
    let studies = try Self.texts(in: root + "/studies")
    let plans = try Self.texts(in: root + "/studies/corpora")
    let training = try Self.texts(in: root + "/studies/training")
    let design = ["design", "settings.yaml", "--out", "made"]
    all =
      (studies + [("study", Self.study)]).flatMap {
        Self.trials(
          $0.name, Self.withoutModel($0.text),
          $0.text.contains("\nsweep:") ? ["sweep", "settings.yaml", "--out", "made"] : design)
      }
      + plans.flatMap {
        Self.trials($0.name, $0.text, ["corpus", "build", "settings.yaml", "--out", "plan.yaml/x"])
      }
      + (training + [("training", Self.training)]).flatMap {
        Self.trials(
          $0.name, $0.text, ["train", "all", "settings.yaml", "--corpus", "none", "--name", "none"])
      }
  }

  private static func texts(in folder: String) throws -> [(name: String, text: String)] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(".yaml") }
      .map { ($0, try String(contentsOfFile: folder + "/" + $0, encoding: .utf8)) }
  }

  private static func withoutModel(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("model:") ? "model: none-of-these" : $0 }.joined(separator: "\n")
  }

  private static func trials(
    _ name: String, _ text: String, _ arguments: [String]
  ) -> [OptionTrial] {
    numbers(in: text).flatMap { range in
      let line = 1 + text[..<range.lowerBound].count { $0 == "\n" }
      return OptionFuzz.edges.map { value in
        OptionTrial(
          subject: "\(name):\(line) \(text[range])", value: value, arguments: arguments,
          settings: text.replacingCharacters(in: range, with: value))
      }
    }
  }

  /// Where numbers stand outside comments.
  private static func numbers(in text: String) -> [Range<String.Index>] {
    let pattern = try? NSRegularExpression(
      pattern: #"(?<=[\s\[,{:])-?\d+(?:\.\d+)?(?:e-?\d+)?(?=[\s,\]}]|$)"#,
      options: [.anchorsMatchLines])
    let found = pattern?.matches(in: text, range: NSRange(text.startIndex..., in: text)) ?? []
    return found.compactMap { Range($0.range, in: text) }.filter { range in
      let line = text[..<range.lowerBound].lastIndex(of: "\n").map { text[$0...] } ?? text[...]
      return !line[..<range.lowerBound].contains("#")
    }
  }

  private static let study = """
    name: all-keys
    model: none-of-these
    seed: 1
    threads: 1
    targets:
      from: film.vti
      pixel: 1
      tolerance: 0.02
      tau_D: { between: [2, 3], tolerance: 0.1, weight: 1 }
    objectives:
      - { maximise: area_DM, scale: 0.02 }
      - { minimise: "2 * tau_A + 1", scale: 0.05 }
    constraints:
      - { expression: tau_M, at_least: 1, at_most: 9, scale: 0.1 }
    pareto: { points: 4, choose: 2 }
    search:
      { algorithm: MLSL, evaluations: 6, seconds: 10, replicates: 1, spread_weight: 0.1, realism: 0.05 }
    candidates: { count: 1, samples: 2, aims: 1, duplicate_distance: 0.01 }
    window: { phi: [0.4, 0.6], chi: [2, 3], log_time: [1, 3] }
    pathways:
      keep: 3
      weights: { probability: 1, annealing: 1, window: 1, robustness: 1, verified: 1 }
      scatter: { phi: 0.01, chi: 0.05, log_time: 0.1 }
    verification: { pathways: 1, seeds: 2 }
    refinement: { pathways: 1, recipes: 3 }
    material: { donor_density: 1.1, acceptor_density: 1.5 }
    calibration:
      source: x
      voxel_length: 1
      diffusivity: { prefactor: 1e-9, activation: 30 }
      chi: { constant: 0.1, slope: 300 }
    sampler: { steps: 10, guidance: 1, steering: 2, corrections: 1, close_enough: 0.1 }

    """

  private static let training = """
    seed: 1
    label_memory_mb: 16
    architecture:
      autoencoder:
        { patch: 2, widths: [8, 8], encoder_blocks: [1, 1], decoder_blocks: [1, 1], stem_kernel: 3,
          head_kernel: 3, channels: 4 }
      predictor: { width: 8, blocks: 1, bands: 1, hidden: 8, sweep: 4 }
      denoiser: { widths: [8, 8], blocks: 1, embedding: 8, steps: 100 }
    vae: { steps: 10, batch: 2, learning_rate: 1e-3, warm_up: 1, weight_decay: 0.01,
      average_decay: 0.9, checkpoint_every: 5, validate_every: 5, stop_after: 3,
      divergence_weight: 1e-6, divergence_warm_up: 0.1, crop_fraction: 0.5, crop_side: 8,
      crop_batch: 2, validation_volumes: 4 }
    pool: { size: 8, renewal: 4, validation_volumes: 4 }
    predictor: { steps: 10 }
    diffusion: { steps: 10, condition_dropout: 0.1 }
    tuning: { steps: 10, rounds: 2, samples: 4, share: 0.5 }
    sampler: { steps: 10, guidance: 1, corrections: 1, close_enough: 0.1, redraws: 1,
      steering: { moves: 2, below: 0.5 } }

    """
}
