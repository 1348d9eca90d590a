import CFFTW
import Volumes

/// The fast transform between a film's voxels and its waves, in single precision, in two halves.
///
/// Slab by slab a Fourier transform in x and y, of pairs of voxels as complex numbers where nx is
/// even; sheet by sheet a cosine transform of the second kind along z. Between the halves a film lies
/// in `slabs`, one z after the other: those of even z first, ascending, then those of odd z,
/// descending, so that along z a Fourier transform and a turn by a phase (``CosineTurn``) give the
/// cosines. A slab and a sheet each fit a core's cache, so that what a step does to voxels or to waves
/// is done there in one go. Plans are chosen without timing and run on one thread each: the bits depend
/// neither on the run nor on the number of threads. Not scaled: there and back multiplies by
/// ``FilmModes/scale``.
///
/// - Source: Makhoul 1980 (a cosine transform by a Fourier transform of the same length).
final class FilmTransform {
  /// The z of each slab in memory.
  let order: [Int]
  private let modes: FilmModes
  private let cosineTurn: CosineTurn
  /// Nil where nx is odd.
  private let rowTurn: RowTurn?
  private let slabs: LaneBuffer
  /// Complex numbers from row to row of a slab.
  private let row: Int
  /// Complex numbers from slab to slab: an odd number of cache lines, so that a sheet's rows do not
  /// fall on the same lines of the cache.
  private let stride: Int
  private let voxelsToSlab, slabToVoxels, slabsToSheet, sheetToSlabs: FourierPlan

  /// - Parameters:
  ///   - voxels, sheet: Memory like that which the transforms will be given; destroyed.
  init(modes: FilmModes, voxels: LaneBuffer, sheet: LaneBuffer) {
    self.modes = modes
    let shape = modes.shape
    order =
      Array(Swift.stride(from: 0, to: shape.nz, by: 2))
      + Swift.stride(from: 1, to: shape.nz, by: 2).reversed()
    cosineTurn = CosineTurn(modes: modes)
    rowTurn = shape.nx % 2 == 0 ? RowTurn(modes: modes) : nil
    row = rowTurn == nil ? modes.rowLength : shape.nx / 2
    let lines = (row * shape.ny + 7) / 8
    stride = 8 * (lines + 1 - lines % 2)
    slabs = LaneBuffer(count: 2 * stride * shape.nz)
    let (nx, ny) = (shape.nx, shape.ny)
    if rowTurn == nil {
      voxelsToSlab = .forward(nx, ny, row: row, from: voxels.floats, to: slabs.complex)
      slabToVoxels = .backward(nx, ny, row: row, from: slabs.complex, to: voxels.floats)
    } else {
      voxelsToSlab = .plane(row, ny, from: voxels.complex, to: slabs.complex, sign: FFTW_FORWARD)
      slabToVoxels = .plane(row, ny, from: slabs.complex, to: voxels.complex, sign: FFTW_BACKWARD)
    }
    slabsToSheet = .columns(
      shape.nz, count: row, from: slabs.complex, stride: stride, to: sheet.complex,
      stride: modes.rowLength, sign: FFTW_FORWARD)
    sheetToSlabs = .columns(
      shape.nz, count: row, from: sheet.complex, stride: modes.rowLength, to: slabs.complex,
      stride: stride, sign: FFTW_BACKWARD)
  }

  /// The first half of the way there: the voxels of the slab at an index in ``order``, destroyed.
  func take(voxels: LaneBuffer, slab: Int) {
    let target = slabs.complex + slab * stride
    if rowTurn == nil {
      fftwf_execute_dft_r2c(voxelsToSlab.plan, voxels.floats, target)
    } else {
      fftwf_execute_dft(voxelsToSlab.plan, voxels.complex, target)
    }
  }

  /// The second half of the way back: the voxels of the slab at an index in ``order``.
  func give(voxels: LaneBuffer, slab: Int) {
    let source = slabs.complex + slab * stride
    if rowTurn == nil {
      fftwf_execute_dft_c2r(slabToVoxels.plan, source, voxels.floats)
    } else {
      fftwf_execute_dft(slabToVoxels.plan, source, voxels.complex)
    }
  }

  /// The second half of the way there: the waves of ky and −ky.
  func give(_ sheets: SheetPair) {
    for (y, sheet) in sheets.each {
      fftwf_execute_dft(slabsToSheet.plan, slabs.complex + y * row, sheet.complex)
      cosineTurn.forward(sheet)
    }
    rowTurn?.forward(sheets.sheet, twin: sheets.twin)
  }

  /// The first half of the way back: the waves of ky and −ky, destroyed.
  func take(_ sheets: SheetPair) {
    rowTurn?.backward(sheets.sheet, twin: sheets.twin)
    for (y, sheet) in sheets.each {
      cosineTurn.backward(sheet)
      fftwf_execute_dft(sheetToSlabs.plan, sheet.complex, slabs.complex + y * row)
    }
  }
}

/// Memory for the sheets of ky and −ky, which may be one and the same.
struct SheetPair {
  let y, twinY: Int
  let sheet, twin: LaneBuffer

  init(_ y: Int, of ny: Int, _ bench: Film.Bench) {
    (self.y, twinY) = (y, (ny - y) % ny)
    sheet = bench.sheet
    twin = y == twinY ? sheet : bench.twin
  }

  var each: [(y: Int, sheet: LaneBuffer)] {
    y == twinY ? [(y, sheet)] : [(y, sheet), (twinY, twin)]
  }
}

extension LaneBuffer {
  /// The same memory as FFTW's complex numbers.
  var complex: UnsafeMutablePointer<fftwf_complex> {
    UnsafeMutableRawPointer(lanes.baseAddress!).assumingMemoryBound(to: fftwf_complex.self)
  }
}
