import Tensors
import Volumes

/// The sizes of the networks that the paper describes, as published unless set otherwise.
///
/// - Source: Baishnab et al. 2025, and its code MicroGen3D (MIT licence) for what the text leaves
///   open; docs/explanation/architectures.md says which is which.
package struct PaperArchitecture: Codable, Sendable, Equatable {
  /// Channels of the autoencoder's strided convolutions, finest first.
  package var widths = [64, 128, 256, 512]
  /// Whether the first of them halves the resolution too: cells of 16³ voxels rather than 8³.
  package var halvesFirst = true
  /// Numbers per latent cell.
  package var channels = 4
  /// The weight of the KL divergence, summed over a batch, beside the mean square error.
  package var divergenceWeight = 1e-6
  /// The fraction of the predictor's hidden numbers that a training step leaves out.
  package var dropout = 0.1
  /// Channels of the U-Net.
  package var features = 512
  /// Steps of the noise schedule, β from 10⁻⁴ to 0.02.
  package var steps = 1000

  package init() {}
}

extension PaperArchitecture: NetworkFamily {
  var cell: Int { (halvesFirst ? 2 : 1) << (widths.count - 1) }

  /// The U-Net halves twice.
  var sideMultiple: Int { 4 * cell }

  /// The predictor reads the flattened latent.
  var hasFixedShape: Bool { true }

  func networks(
    for purpose: NetworkPurpose, using initializer: Initializer
  ) throws(TensorError) -> Networks {
    let shape = purpose.shape
    let numbers = channels * shape.count / (cell * cell * cell)
    return Networks(
      autoencoder: try PaperAutoencoder(self, phases: purpose.phases, using: initializer),
      predictor: try PaperPredictor(
        inputs: numbers, dropout: dropout, heldOutErrors: purpose.heldOutErrors,
        using: initializer),
      denoiser: try PaperDenoiser(self, conditions: purpose.conditions, using: initializer))
  }

  var sizes: [(key: String, values: [Int], allowed: ClosedRange<Int>)] {
    [
      ("paper.widths", widths, 1...2048), ("paper.channels", [channels], 1...64),
      ("paper.features", [features], 8...4096), ("paper.steps", [steps], 1...100_000),
    ]
  }

  var fault: CardFault? {
    if features % 8 != 0 { return CardFault("paper.features", "\(features)", "a multiple of 8") }
    if !(0..<1).contains(dropout) {
      return CardFault("paper.dropout", "\(dropout)", "from 0 to below 1")
    }
    if !(0...1000).contains(divergenceWeight) {
      return CardFault("paper.divergenceWeight", "\(divergenceWeight)", "from 0 to 1000")
    }
    return nil
  }
}
