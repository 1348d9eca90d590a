import Tensors

/// Standardised latents drawn from a pool, with the attributes of their volumes.
struct LatentBatch {
  /// Standardised, each latent rolled by whole cells, x fastest; one after another.
  private(set) var values: [Float] = []
  private(set) var attributes: [[Double]] = []
  /// Of their volumes.
  private(set) var names: [String] = []

  /// - Parameters:
  ///   - count: The number of latents.
  ///   - rolls: Whether films may be shifted by whole cells, which encoding commutes with.
  init(
    _ count: Int, from pool: LatentPool, scale: LatentScale, rolls: Bool, draws: inout Draws
  ) {
    let shape = pool.latentShape
    for _ in 0..<count {
      let slot = pool.slots[draws.integer(below: pool.slots.count)]
      let rollX = draws.integer(below: rolls ? shape[3] : 1)
      let rollY = draws.integer(below: rolls ? shape[2] : 1)
      let noise = draws.normals(slot.means.count)
      let drawn = slot.means.indices.map { index in
        slot.means[index] + halfExponential(slot.logVariances[index]) * noise[index]
      }
      values += rolled(standardised(drawn, scale), by: (rollX, rollY), shape: shape)
      attributes.append(slot.attributes)
      names.append(slot.name)
    }
  }
}

/// exp(½ x): a standard deviation from the logarithm of a variance.
func halfExponential(_ logVariance: Float) -> Float { Float(halfExponential(Double(logVariance))) }

/// Each channel with mean 0 and standard deviation 1 over the training set.
func standardised(_ latent: [Float], _ scale: LatentScale) -> [Float] {
  let cells = latent.count / scale.means.count
  var result = latent
  for channel in scale.means.indices {
    let mean = Float(scale.means[channel])
    let factor = Float(1 / scale.deviations[channel])
    for index in channel * cells..<(channel + 1) * cells {
      result[index] = (latent[index] - mean) * factor
    }
  }
  return result
}

/// The latent of a film shifted by whole cells in x and y.
func rolled(_ latent: [Float], by roll: (x: Int, y: Int), shape: [Int]) -> [Float] {
  guard roll != (0, 0) else { return latent }
  let (ny, nx) = (shape[2], shape[3])
  var result = latent
  for layer in 0..<shape[0] * shape[1] {
    for y in 0..<ny {
      let source = (layer * ny + (y + roll.y) % ny) * nx
      for x in 0..<nx { result[(layer * ny + y) * nx + x] = latent[source + (x + roll.x) % nx] }
    }
  }
  return result
}
