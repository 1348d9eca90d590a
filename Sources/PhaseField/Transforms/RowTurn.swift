import Glibc
import Volumes

/// Between the modes of rows whose voxels are taken two by two as complex numbers, and the modes of
/// the rows: a real transform of even length nx from a complex one of h = nx/2.
///
/// The modes of even and of odd indices are Z ± Z′*, with Z′ at (h − kx, −ky); the row's are
/// their sum, the latter turned by exp(−2πi kx/nx). Both sheets, ky and −ky, are needed at once.
///
/// - Source: Press et al., Numerical Recipes, "FFT of real functions".
struct RowTurn {
  private let half, lanesPerRow, rowCount: Int
  private let forward, backward: Factors

  init(modes: FilmModes) {
    (half, lanesPerRow) = (modes.shape.nx / 2, modes.lanesPerRow)
    rowCount = modes.shape.nz
    let angles = (0..<half).map { 2 * Double.pi * Double($0) / Double(modes.shape.nx) }
    forward = Factors(scale: 0.5, angles.map { SIMD2(-sin($0), -cos($0)) / 2 })  // −i e^{−iα}/2
    backward = Factors(scale: 1, angles.map { SIMD2(-sin($0), cos($0)) })  // i e^{iα}
  }

  /// From the modes of pairs to those of the rows, in place; `twin` is the sheet of −ky.
  func forward(_ sheet: LaneBuffer, twin: LaneBuffer) {
    for row in 0..<rowCount {
      let (a, b) = (Row(sheet, row * lanesPerRow), Row(twin, row * lanesPerRow))
      let (p, q) = (forward.combine(0, a[0], b[0]), forward.combine(0, b[0], a[0]))
      turn(a, b, forward)
      (a[0], b[half], b[0], a[half]) = (p.0, p.1, q.0, q.1)
    }
  }

  /// From the modes of rows to those of their pairs, in place; `twin` is the sheet of −ky.
  func backward(_ sheet: LaneBuffer, twin: LaneBuffer) {
    for row in 0..<rowCount {
      let (a, b) = (Row(sheet, row * lanesPerRow), Row(twin, row * lanesPerRow))
      let p = backward.combine(0, a[0], b[half])
      turn(a, b, backward)
      (a[0], b[0]) = p
    }
  }

  /// All modes but the first: kx of one row with h − kx of the other.
  private func turn(_ a: Row, _ b: Row, _ factors: Factors) {
    var k = 1
    let last = a.start == b.start ? half / 2 : half - 1
    if a.start != b.start {
      while k < last {
        let (p, q) = factors.combine(two: k, a.two(at: k), b.two(at: half - k - 1))
        a.set(two: p, at: k)
        b.set(two: q, at: half - k - 1)
        k += 2
      }
    }
    while k <= last {
      (a[k], b[half - k]) = factors.combine(k, a[k], b[half - k])
      k += 1
    }
  }
}

/// A row of complex numbers.
private struct Row {
  let start: UnsafeMutableRawPointer

  init(_ buffer: LaneBuffer, _ lane: Int) {
    start = UnsafeMutableRawPointer(buffer.lanes.baseAddress! + lane)
  }

  subscript(k: Int) -> SIMD2<Float> {
    get { start.load(fromByteOffset: 8 * k, as: SIMD2<Float>.self) }
    nonmutating set { start.storeBytes(of: newValue, toByteOffset: 8 * k, as: SIMD2<Float>.self) }
  }

  @inline(__always)
  func two(at k: Int) -> Lanes { start.loadUnaligned(fromByteOffset: 8 * k, as: Lanes.self) }

  @inline(__always)
  func set(two: Lanes, at k: Int) { start.storeBytes(of: two, toByteOffset: 8 * k, as: Lanes.self) }
}

/// a ← s(a + b*) + f(a − b*) and b ← (s(a + b*) − f(a − b*))*, with one factor f for each kx.
private struct Factors {
  private let scale: Float
  private let single: [SIMD2<Float>]
  /// Two factors from each kx on: the real parts, and the imaginary ones with the signs of a product.
  private let real, imaginary: LaneBuffer

  init(scale: Float, _ factors: [SIMD2<Double>]) {
    self.scale = scale
    single = factors.map { SIMD2<Float>($0) }
    (real, imaginary) = (LaneBuffer(count: 4 * factors.count), LaneBuffer(count: 4 * factors.count))
    for (k, (f, g)) in zip(single, single.dropFirst()).enumerated() {
      real.lanes[k] = Lanes(f.x, f.x, g.x, g.x)
      imaginary.lanes[k] = Lanes(-f.y, f.y, -g.y, g.y)
    }
  }

  func combine(
    _ k: Int, _ a: SIMD2<Float>, _ b: SIMD2<Float>
  ) -> (SIMD2<Float>, SIMD2<Float>) {
    let (f, mirror) = (single[k], b * SIMD2(1, -1))
    let (sum, d) = ((a + mirror) * scale, a - mirror)
    let turned = SIMD2(f.x * d.x - f.y * d.y, f.x * d.y + f.y * d.x)
    return (sum + turned, (sum - turned) * SIMD2(1, -1))
  }

  /// The same for kx = k and k + 1 of a, with those of b in descending order.
  @inline(__always)
  func combine(two k: Int, _ a: Lanes, _ b: Lanes) -> (Lanes, Lanes) {
    let signs = Lanes(1, -1, 1, -1)
    let mirror = Lanes(b[2], b[3], b[0], b[1]) * signs
    let (sum, d) = ((a + mirror) * scale, a - mirror)
    let turned = d * real.lanes[k] + Lanes(d[1], d[0], d[3], d[2]) * imaginary.lanes[k]
    let back = (sum - turned) * signs
    return (sum + turned, Lanes(back[2], back[3], back[0], back[1]))
  }
}
