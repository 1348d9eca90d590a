import Randomness
package import Volumes

/// A well-mixed film: φ plus Gaussian noise, independent from voxel to voxel.
///
/// The noise's mean is removed, so that the film's mean is φ to round-off. A voxel's noise
/// depends on (seed, index in memory) alone.
///
/// - Parameters:
///   - φ: The film's composition, in (0, 1).
///   - amplitude: The noise's standard deviation.
/// - Precondition: seven standard deviations of the noise fit between φ and both 0 and 1.
/// - Complexity: O(voxels).
package func noisyField(mean φ: Double, amplitude: Double, shape: Shape, seed: UInt64) -> Field {
  precondition(amplitude >= 0 && 7 * amplitude < min(φ, 1 - φ), "the noise fits into (0, 1)")
  var noise = gaussianNoise(count: shape.count, seed: seed)
  let mean = noise.reduce(0, +) / Double(noise.count)
  for i in noise.indices { noise[i] = φ + amplitude * (noise[i] - mean) }
  return Field(shape: shape, values: noise.map(Float.init))
}

/// Independent numbers of mean 0 and standard deviation 1.
private func gaussianNoise(count: Int, seed: UInt64) -> [Double] {
  let generator = Philox(seed: seed)
  var noise = [Double](repeating: 0, count: (count + 3) / 4 * 4)
  for block in 0..<(noise.count / 4) {
    let words = generator.words(at: UInt64(block))
    let uniform = (0..<4).map { (Double(words[$0]) + 0.5) * 0x1p-32 }
    for pair in 0..<2 {
      let normal = normalPair(uniform[2 * pair], uniform[2 * pair + 1])
      noise[4 * block + 2 * pair] = normal.x
      noise[4 * block + 2 * pair + 1] = normal.y
    }
  }
  return Array(noise.prefix(count))
}
