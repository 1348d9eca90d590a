import Tensors

/// How far what a denoiser expects is from a request near the film that it sees, as the decoded volumes have it.
///
/// For a latent z₀ with noise σ ≤ ``MeasuredConsistencySettings/below``, a request that is the film's own conditions
/// and a random shift δ, ẑ₀ the clean latent that the denoiser then expects and d the ``SoftDescriptors`` of what the
/// decoder makes of a latent, all in standard deviations of the training set:
/// L = mean over samples and known conditions of (d(ẑ₀) − d(z₀) − δ)².
///
/// While a sample is drawn, what its latent has so far and what was asked drift apart; films and their own conditions never
/// do, so that a denoiser which saw nothing else follows the latent and not the request. The shift shows it both.
///
/// - Cost: A pass of the denoiser and of the decoder with slopes and one of the decoder without, for
///   ``MeasuredConsistencySettings/samples`` latents a step. The decoder's weights stay as they are.
struct MeasuredConsistency {
  let settings: MeasuredConsistencySettings
  /// The conditions that are read, and the index of each among all conditions.
  let names: [String]
  let columns: [Int]
  private let descriptors: SoftDescriptors
  private let autoencoder: any LatentCoding
  private let scale: LatentScale
  /// Of each condition that is read, in its own unit.
  private let deviations: [Double]

  /// - Parameter scales: Of the conditions.
  /// - Precondition: `autoencoder` gives no gradient to its weights.
  init(
    _ autoencoder: any LatentCoding, descriptors: SoftDescriptors, scale: LatentScale,
    scales: [AttributeScale], settings: MeasuredConsistencySettings
  ) {
    let read = scales.indices.filter { descriptors.reads(scales[$0].name) }
    columns = read
    names = read.map { scales[$0].name }
    deviations = read.map { scales[$0].deviation }
    self.autoencoder = autoencoder
    self.descriptors = descriptors
    self.scale = scale
    self.settings = settings
  }

  /// The loss, not yet weighted.
  ///
  /// - Parameters:
  ///   - expected: ẑ₀, standardised, [N, channels, z, y, x].
  ///   - clean: z₀.
  ///   - shifts: δ, [N, read conditions].
  ///   - known: 1 where a condition is shown to the denoiser, [N, read conditions].
  func loss(
    expected: Tensor, clean: Tensor, shifts: Tensor, known: Tensor
  ) throws(TensorError) -> Tensor {
    let before = try withoutGradients { () throws(TensorError) in try reading(clean) }
    let miss = try (reading(expected) - before - shifts) * known
    return try miss.square().sum() / (known.sum() + 1e-9)
  }

  /// [N, read conditions], in standard deviations, up to a constant.
  private func reading(_ latents: Tensor) throws(TensorError) -> Tensor {
    let restored = try latents * channelwise(scale.deviations) + channelwise(scale.means)
    let probabilities = try autoencoder.decode(restored).softmax(1)
    let units = try Tensor(
      deviations.map { Float(1 / $0) }, shape: [1, deviations.count], device: latents.device)
    return try descriptors(probabilities, names) * units

    func channelwise(_ values: [Double]) throws(TensorError) -> Tensor {
      try Tensor(
        values.map { Float($0) }, shape: [1, values.count, 1, 1, 1], device: latents.device)
    }
  }
}
