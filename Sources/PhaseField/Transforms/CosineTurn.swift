import Glibc
import Volumes

/// Between the Fourier modes of a reordered column and the cosine modes of the column: the factor
/// exp(−iπm/2n), and the sum and difference of modes m and n − m.
///
/// - Source: Makhoul 1980.
struct CosineTurn {
  private let length, lanesPerRow: Int
  /// Real and imaginary part of the factor of m = 0…n/2, the latter with the signs of a product.
  private let factors: [(real: Float, imaginary: Lanes)]

  init(modes: FilmModes) {
    (length, lanesPerRow) = (modes.shape.nz, modes.lanesPerRow)
    factors = (0...(length / 2)).map { [length] m in
      let angle = -Double.pi * Double(m) / Double(2 * length)
      let sine = Float(sin(angle))
      return (Float(cos(angle)), alternating(-sine, sine))
    }
  }

  /// From Fourier to cosine modes, in place.
  func forward(_ sheet: LaneBuffer) {
    let lanes = sheet.lanes
    for i in 0..<lanesPerRow { lanes[i] *= 2 }
    for m in stride(from: 1, through: length / 2, by: 1) {
      let (real, imaginary) = factors[m]
      let (i, j) = (m * lanesPerRow, (length - m) * lanesPerRow)
      for x in 0..<lanesPerRow {
        let (a, b) = (lanes[i + x], lanes[j + x])
        let p = a * real + swapParts(a) * imaginary
        let q = b * real - swapParts(b) * imaginary
        lanes[j + x] = quarterTurn(p - q)
        lanes[i + x] = p + q
      }
    }
  }

  /// From cosine to Fourier modes, in place.
  func backward(_ sheet: LaneBuffer) {
    let lanes = sheet.lanes
    for m in stride(from: 1, through: length / 2, by: 1) {
      let (real, imaginary) = factors[m]
      let (i, j) = (m * lanesPerRow, (length - m) * lanesPerRow)
      for x in 0..<lanesPerRow {
        let (a, b) = (lanes[i + x], quarterTurn(lanes[j + x]))
        let (sum, difference) = (a + b, a - b)
        lanes[j + x] = sum * real + swapParts(sum) * imaginary
        lanes[i + x] = difference * real - swapParts(difference) * imaginary
      }
    }
  }
}

/// Two complex numbers times i.
@inline(__always)
private func quarterTurn(_ z: Lanes) -> Lanes {
  swapParts(z) * alternating(-1, 1)
}

@inline(__always)
private func swapParts(_ z: Lanes) -> Lanes {
  Lanes(z[1], z[0], z[3], z[2])
}

@inline(__always)
private func alternating(_ a: Float, _ b: Float) -> Lanes { Lanes(a, b, a, b) }
