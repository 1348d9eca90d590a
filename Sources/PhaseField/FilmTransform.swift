import Dispatch
import CFFTW
import Glibc
import Volumes

/// The fast transform between a film's voxels and its waves, in single precision.
///
/// Along z a cosine transform of the second kind, in x and y a real Fourier transform. Both are
/// one Fourier transform in three dimensions: slabs of even z lie in memory first, ascending, then
/// those of odd z, descending, and a turn by a phase gives the cosines. Plans are chosen without
/// timing, so that two runs give the same bits. Not scaled: there and back multiplies by
/// ``FilmModes/scale``.
///
/// - Source: Makhoul 1980 (a cosine transform by a Fourier transform of the same length).
final class FilmTransform {
  /// One value per voxel, slab after slab in the order of ``slabs``, x fastest.
  let values: LaneBuffer
  /// The z of each slab in memory.
  let slabs: [Int]
  private let modes: FilmModes
  private let plans: Plans

  init(modes: FilmModes, threads: Int) {
    self.modes = modes
    let nz = modes.shape.nz
    slabs = Array(stride(from: 0, to: nz, by: 2)) + stride(from: 1, to: nz, by: 2).reversed()
    values = LaneBuffer(count: modes.shape.count)
    let waves = LaneBuffer(count: modes.floatCount)
    plans = Plans(modes: modes, values: values, waves: waves, threads: threads)
  }

  /// From `values` to `waves`; `values` are destroyed. O(voxels · log voxels).
  func forward(into waves: LaneBuffer) {
    fftwf_execute_dft_r2c(plans.forward, values.floats, waves.complex)
    let (first, last) = (0, modes.shape.nz)
    for i in plane(first) { waves.lanes[i] *= 2 }
    for m in stride(from: 1, through: last / 2, by: 1) {
      let phase = Phase(mode: m, of: last)
      for (i, j) in zip(plane(m), plane(last - m)) {
        let p = phase.turn(waves.lanes[i])
        let q = phase.turnBack(waves.lanes[j])
        waves.lanes[j] = quarterTurn(p - q)
        waves.lanes[i] = p + q
      }
    }
  }

  /// From `waves` to `values`; `waves` are destroyed. O(voxels · log voxels).
  func backward(from waves: LaneBuffer) {
    let last = modes.shape.nz
    for m in stride(from: 1, through: last / 2, by: 1) {
      let phase = Phase(mode: m, of: last)
      for (i, j) in zip(plane(m), plane(last - m)) {
        let (a, b) = (waves.lanes[i], quarterTurn(waves.lanes[j]))
        waves.lanes[j] = phase.turn(a + b)
        waves.lanes[i] = phase.turnBack(a - b)
      }
    }
    fftwf_execute_dft_c2r(plans.backward, waves.complex, values.floats)
  }

  /// Puts a field into `values`; x fastest, then y, then z.
  func pack(_ field: [Float]) {
    let slab = modes.shape.slab
    for (place, z) in slabs.enumerated() {
      for i in 0..<slab { values.floats[place * slab + i] = field[z * slab + i] }
    }
  }

  /// The field that `values` holds; x fastest, then y, then z.
  func unpack() -> [Float] {
    let slab = modes.shape.slab
    var field = [Float](repeating: 0, count: modes.shape.count)
    for (place, z) in slabs.enumerated() {
      for i in 0..<slab { field[z * slab + i] = values.floats[place * slab + i] }
    }
    return field
  }

  /// The place in memory of the waves of one kz.
  private func plane(_ m: Int) -> Range<Int> {
    let size = modes.shape.ny * modes.lanesPerRow
    return m * size..<(m + 1) * size
  }
}

/// The factor exp(−iπm/2n) that makes a Fourier mode a cosine mode.
private struct Phase {
  private let real: Float
  private let imaginary: Lanes

  init(mode m: Int, of n: Int) {
    let angle = -Double.pi * Double(m) / Double(2 * n)
    real = Float(cos(angle))
    let sine = Float(sin(angle))
    imaginary = alternating(-sine, sine)
  }

  @inline(__always)
  func turn(_ z: Lanes) -> Lanes { z * real + swapParts(z) * imaginary }

  @inline(__always)
  func turnBack(_ z: Lanes) -> Lanes { z * real - swapParts(z) * imaginary }
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

/// FFTW's two plans for one pair of arrays.
private final class Plans {
  let forward, backward: fftwf_plan

  init(modes: FilmModes, values: LaneBuffer, waves: LaneBuffer, threads: Int) {
    let (nx, ny, nz) = (Int32(modes.shape.nx), Int32(modes.shape.ny), Int32(modes.shape.nz))
    var (lengths, rows) = ([nz, ny, nx], [nz, ny, Int32(modes.rowLength)])
    let flags = FFTW_ESTIMATE | FFTW_DESTROY_INPUT
    Planner.enter()
    defer { Planner.leave() }
    fftwf_plan_with_nthreads(Int32(threads))
    forward = fftwf_plan_many_dft_r2c(
      3, &lengths, 1, values.floats, nil, 1, 0, waves.complex, &rows, 1, 0, flags)
    backward = fftwf_plan_many_dft_c2r(
      3, &lengths, 1, waves.complex, &rows, 1, 0, values.floats, nil, 1, 0, flags)
  }

  deinit {
    Planner.enter()
    defer { Planner.leave() }
    for plan in [forward, backward] { fftwf_destroy_plan(plan) }
  }
}

/// FFTW's planner: one for the whole process, and only one thread at a time may use it.
private enum Planner {
  private static let gate = {
    fftwf_init_threads()
    return DispatchSemaphore(value: 1)
  }()

  static func enter() { gate.wait() }
  static func leave() { gate.signal() }
}

extension LaneBuffer {
  /// The same memory as FFTW's complex numbers.
  fileprivate var complex: UnsafeMutablePointer<fftwf_complex> {
    UnsafeMutableRawPointer(lanes.baseAddress!).assumingMemoryBound(to: fftwf_complex.self)
  }
}
