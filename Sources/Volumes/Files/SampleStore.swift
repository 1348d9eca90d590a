/// How an image stores its samples, and the one number per pixel that they become.
struct SampleStore {
  let path: String
  /// What holds them, such as `page 3`.
  let field: String
  let width: Int
  let rows: Int
  /// Bits of a sample: 1, 2, 4, or 8 times its bytes.
  let bits: Int
  let samples: Int
  /// How many of the samples, from the first, are grey or colour; the rest is opacity.
  let greys: Int
  /// Whether each sample has a plane of its own.
  let isPlanar: Bool
  /// The sample asked for; nil for the one value that all must agree on.
  let channel: Int?

  /// One number per pixel, from what is stored.
  func values(_ stored: [UInt8]) throws(VolumeFileError) -> [UInt8] {
    let whole = bits < 8 ? unpacked(stored) : stored
    guard samples > 1 else { return whole }
    return try reduced(whole)
  }

  private var samplesInRow: Int { isPlanar ? 1 : samples }

  /// A byte for each sample of 1, 2 or 4 bits, the first in the high bits; rows end with a byte.
  private func unpacked(_ stored: [UInt8]) -> [UInt8] {
    let count = width * samplesInRow
    let rowSize = (count * bits + 7) / 8
    let (perByte, mask) = (8 / bits, UInt8(1 << bits - 1))
    var result: [UInt8] = []
    result.reserveCapacity(stored.count / max(1, rowSize) * count)
    for start in stride(from: 0, through: stored.count - rowSize, by: rowSize) {
      for index in 0..<count {
        let shift = 8 - bits * (index % perByte + 1)
        result.append(stored[start + index / perByte] >> UInt8(shift) & mask)
      }
    }
    return result
  }

  private func reduced(_ stored: [UInt8]) throws(VolumeFileError) -> [UInt8] {
    let size = max(1, bits / 8)
    let pixels = stored.count / (samples * size)
    let step = isPlanar ? size : size * samples
    let toNext = isPlanar ? size * pixels : size
    let asked = channel ?? 0
    let chosen = asked < 0 ? asked.addingClamped(samples) : asked
    guard (0..<samples).contains(chosen) else {
      throw .noSuchPlane(path: path, axis: .channel, asked: asked, count: samples)
    }
    var result: [UInt8] = []
    result.reserveCapacity(pixels * size)
    for pixel in 0..<pixels {
      let start = pixel * step + chosen * toNext
      if channel == nil {
        for other in 1..<max(1, greys) {
          for byte in 0..<size where stored[start + byte] != stored[start + other * toNext + byte] {
            throw differ(at: pixel)
          }
        }
      }
      for byte in 0..<size { result.append(stored[start + byte]) }
    }
    return result
  }

  private func differ(at pixel: Int) -> VolumeFileError {
    let (x, y) = (pixel % width, pixel / width % max(1, rows))
    return .malformed(
      path: path, field: "\(field)'s pixel (\(x), \(y))", found: "of unequal samples",
      allowed: "grey, or colours whose samples are equal; --channel 0 to \(samples - 1) takes one")
  }
}
