import Tensors
import Volumes

/// This program's own networks: folded voxels, convolutions that close in x and y, a condition in
/// every block.
struct CompactFamily: NetworkFamily {
  let autoencoder: AutoencoderArchitecture
  let predictor: PredictorArchitecture
  let denoiser: DenoiserArchitecture

  var cell: Int { autoencoder.cell }
  var channels: Int { autoencoder.channels }
  var sideMultiple: Int { cell << (denoiser.widths.count - 1) }
  var hasFixedShape: Bool { false }
  var steps: Int { denoiser.steps }

  func networks(
    for purpose: NetworkPurpose, using initializer: Initializer
  ) throws(TensorError) -> Networks {
    Networks(
      autoencoder: try Autoencoder(autoencoder, phases: purpose.phases, using: initializer),
      predictor: try FeaturePredictor(
        predictor, channels: channels, attributes: purpose.heldOutErrors.count, using: initializer),
      denoiser: try DenoiserNetwork(
        denoiser, channels: channels, conditions: purpose.conditions, using: initializer))
  }

  var sizes: [(key: String, values: [Int], allowed: ClosedRange<Int>)] {
    [
      ("autoencoder.patch", [autoencoder.patch], 1...16),
      ("autoencoder.widths", autoencoder.widths, 1...2048),
      ("autoencoder.encoderBlocks", autoencoder.encoderBlocks, 0...16),
      ("autoencoder.decoderBlocks", autoencoder.decoderBlocks, 0...16),
      ("autoencoder.channels", [autoencoder.channels], 1...64),
      ("predictor.width", [predictor.width], 1...2048),
      ("predictor.blocks", [predictor.blocks], 0...16),
      ("predictor.bands", [predictor.bands], 1...16),
      ("predictor.hidden", [predictor.hidden], 1...8192),
      ("predictor.sweep", [predictor.sweep ?? 1], 1...2048),
      ("denoiser.widths", denoiser.widths, 1...2048),
      ("denoiser.blocks", [denoiser.blocks], 1...16),
      ("denoiser.embedding", [denoiser.embedding], 2...4096),
      ("denoiser.steps", [denoiser.steps], 1...100_000),
    ]
  }

  var fault: CardFault? {
    for (key, blocks) in [
      ("encoderBlocks", autoencoder.encoderBlocks), ("decoderBlocks", autoencoder.decoderBlocks),
    ] where blocks.count != autoencoder.widths.count {
      return CardFault(
        "autoencoder.\(key)", "\(blocks)",
        "one number for each of the \(autoencoder.widths.count) widths")
    }
    for (key, kernel) in [
      ("stemKernel", autoencoder.stemKernel), ("headKernel", autoencoder.headKernel),
    ] where ![1, 3, 5].contains(kernel) {
      return CardFault("autoencoder.\(key)", "\(kernel)", "1, 3 or 5")
    }
    return nil
  }
}
