import Tensors
import Volumes

// Between voxels and latents: a film that is wider than those of the training set by far passes the
// autoencoder in bands, since its activations at full resolution would not fit in memory.
extension SampleGenerator {
  /// Whether films of `shape` are encoded and decoded in bands: a function of the shape alone, since
  /// the sums of the normalisation are then rounded otherwise.
  func isBanded(_ shape: Shape) -> Bool {
    let patch = card.architecture.autoencoder.patch
    return shape != card.shape && !card.architecture.hasFixedShape
      && shape.count / (patch * patch * patch) > bands.cells
  }

  /// What one latent decodes to.
  ///
  /// - Parameter latent: Standardised, [1, channels, z, y, x].
  func volume(of latent: Tensor, shares: ExactShares?) throws(TensorError) -> Volume {
    try decoded(restored(latent), spacing: card.spacing, shares: shares)
  }

  /// What one latent of the autoencoder decodes to.
  ///
  /// - Parameters:
  ///   - latent: Not standardised, [1, channels, z, y, x].
  ///   - shares: Volume fractions that it is given exactly.
  func decoded(
    _ latent: Tensor, spacing: Spacing, shares: ExactShares? = nil
  ) throws(TensorError) -> Volume {
    let shape = shape(of: latent)
    guard isBanded(shape) else {
      return try encoding.volume(
        networks.autoencoder.decode(latent), spacing: spacing, shares: shares)
    }
    let found: [UInt8]
    if let shares {
      found = try exactLabels(of: latent, shape, shares)
    } else {
      found = try labels(of: latent, shape)
    }
    return Volume(shape: shape, spacing: spacing, labels: found)
  }

  private func labels(of latent: Tensor, _ shape: Shape) throws(TensorError) -> [UInt8] {
    var labels = [UInt8](repeating: encoding.phases[0].rawValue, count: shape.count)
    try networks.autoencoder.visitScores(latent, in: bands) { rows, logits throws(TensorError) in
      try encoding.write(logits, rows: rows, of: shape, to: &labels)
    }
    return labels
  }

  /// Where phases part depends on all voxels, so all their logits are held.
  private func exactLabels(
    of latent: Tensor, _ shape: Shape, _ shares: ExactShares
  ) throws(TensorError) -> [UInt8] {
    var logits = [Float](repeating: 0, count: encoding.phases.count * shape.count)
    try networks.autoencoder.visitScores(latent, in: bands) { rows, some throws(TensorError) in
      try encoding.write(some, rows: rows, of: shape, to: &logits)
    }
    return encoding.labels(logits, count: shape.count, shares: shares)
  }

  /// The mean of the latent of a volume, not standardised.
  func encodedMean(of volume: Volume) throws(TensorError) -> Tensor {
    guard isBanded(volume.shape) else {
      return try networks.autoencoder.encode(
        encoding.oneHot([volume.labels], shape: volume.shape, device: device)
      ).mean
    }
    return try networks.autoencoder.encodedMean(
      of: encoding.rows(of: volume, device: device), volume.shape, in: bands)
  }

  private func shape(of latent: Tensor) -> Shape {
    let (cell, sides) = (card.architecture.cell, latent.shape)
    return Shape(nx: sides[4] * cell, ny: sides[3] * cell, nz: sides[2] * cell)
  }
}
