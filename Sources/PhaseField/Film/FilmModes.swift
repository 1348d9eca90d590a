import Glibc
import Volumes

/// The waves into which a film is taken apart, and how they lie in memory.
///
/// A wave is exp(i(kx·x + ky·y)) cos(kz(z + ½)): periodic in x and y, no flux through the faces
/// z = −½ and z = nz − ½. Only kx ≥ 0 is stored. A row holds all kx of one (ky, kz), each as a real
/// and an imaginary part, filled up with zeros to whole groups of four. A sheet is the rows of one
/// ky, kz ascending; sheets follow by ky.
struct FilmModes {
  let shape: Shape
  /// Waves with kx ≥ 0 in a row's memory, the filling included.
  let rowLength: Int
  /// kx² twice, for the real and the imaginary part; 0 in the filling.
  let kx2: LaneBuffer
  /// How many waves a stored one stands for, twice: 1 or 2; 0 in the filling.
  let rowCounts: LaneBuffer
  let ky2: [Double]
  let kz2: [Double]

  init(shape: Shape) {
    self.shape = shape
    let stored = shape.nx / 2 + 1
    rowLength = (stored + 1) / 2 * 2
    var k2 = [Float](repeating: 0, count: 2 * rowLength)
    var counts = k2
    for i in 0..<stored {
      let k = 2 * Double.pi * Double(i) / Double(shape.nx)
      let isOwnMirror = i == 0 || 2 * i == shape.nx
      for part in 0..<2 {
        k2[2 * i + part] = Float(k * k)
        counts[2 * i + part] = isOwnMirror ? 1 : 2
      }
    }
    (kx2, rowCounts) = (LaneBuffer(k2), LaneBuffer(counts))
    ky2 = (0..<shape.ny).map { j in
      let k = 2 * Double.pi * Double(min(j, shape.ny - j)) / Double(shape.ny)
      return k * k
    }
    kz2 = (0..<shape.nz).map { m in
      let k = Double.pi * Double(m) / Double(shape.nz)
      return k * k
    }
  }

  /// The numbers that a whole film of waves takes in memory.
  var floatCount: Int { 2 * rowLength * shape.ny * shape.nz }
  var lanesPerRow: Int { rowLength / 2 }
  var lanesPerSheet: Int { lanesPerRow * shape.nz }

  /// What a transform there and back multiplies a value by.
  var scale: Double { Double(shape.nx) * Double(shape.ny) * 2 * Double(shape.nz) }

  /// ky² + kz² of a row.
  func sideSquare(sheet: Int, row: Int) -> Double { ky2[sheet] + kz2[row] }

  /// The weight of a row in a mean over the film of a product of two fields: with û unscaled,
  /// ⟨uv⟩ = Σ rowWeight · rowCounts · Re(û v̂*).
  func weight(ofRow row: Int) -> Double { (row == 0 ? 1 : 2) / (scale * scale) }
}
