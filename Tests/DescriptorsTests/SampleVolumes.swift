import Randomness
import Volumes

enum SampleVolumes {
  /// Domains a few voxels wide: noise, smoothed round the corner, cut into three phases.
  static func blobs(_ shape: Shape, seed: UInt64, mixed: Double = 0.2) -> Volume {
    var dice = SplitMix64(seed: seed)
    var values = (0..<shape.count).map { _ in Double.random(in: -1...1, using: &dice) }
    for offset in [1, shape.nx, shape.slab] {
      values = values.indices.map { i in
        values[i] + values[(i + offset) % shape.count]
          + values[(i + shape.count - offset) % shape.count]
      }
    }
    let sorted = values.sorted()
    let low = sorted[Int(Double(shape.count) * (0.5 - mixed / 2))]
    let high = sorted[Int(Double(shape.count) * (0.5 + mixed / 2))]
    let labels = values.map { $0 < low ? 1 : $0 >= high ? 0 : 3 as UInt8 }
    return Volume(shape: shape, labels: labels)
  }

  /// The volume whose voxel (x, y, z) is `phase(x, y, z)`.
  static func build(_ shape: Shape, _ phase: (Int, Int, Int) -> Phase) -> Volume {
    var volume = Volume(shape: shape, filledWith: .acceptor)
    for z in 0..<shape.nz {
      for y in 0..<shape.ny { for x in 0..<shape.nx { volume[x, y, z] = phase(x, y, z) } }
    }
    return volume
  }
}
