import CFFTW
import Dispatch

/// One of FFTW's plans; running it is safe on any thread.
final class FourierPlan {
  typealias Waves = UnsafeMutablePointer<fftwf_complex>
  typealias Voxels = UnsafeMutablePointer<Float>

  let plan: fftwf_plan
  private static let untimed = FFTW_ESTIMATE | FFTW_DESTROY_INPUT

  private init(threads: Int = 1, _ make: () -> fftwf_plan?) {
    Self.gate.wait()
    defer { Self.gate.signal() }
    fftwf_plan_with_nthreads(Int32(threads))
    guard let plan = make() else { preconditionFailure("FFTW has no plan for this shape") }
    self.plan = plan
  }

  deinit {
    Self.gate.wait()
    defer { Self.gate.signal() }
    fftwf_destroy_plan(plan)
  }

  /// From nx × ny real numbers to waves in rows of `row`.
  static func forward(
    _ nx: Int, _ ny: Int, row: Int, from voxels: Voxels, to waves: Waves
  ) -> FourierPlan {
    FourierPlan {
      var (sides, rows) = ([Int32(ny), Int32(nx)], [Int32(ny), Int32(row)])
      return fftwf_plan_many_dft_r2c(2, &sides, 1, voxels, nil, 1, 0, waves, &rows, 1, 0, untimed)
    }
  }

  /// From waves in rows of `row` to nx × ny real numbers.
  static func backward(
    _ nx: Int, _ ny: Int, row: Int, from waves: Waves, to voxels: Voxels
  ) -> FourierPlan {
    FourierPlan {
      var (sides, rows) = ([Int32(ny), Int32(nx)], [Int32(ny), Int32(row)])
      return fftwf_plan_many_dft_c2r(2, &sides, 1, waves, &rows, 1, 0, voxels, nil, 1, 0, untimed)
    }
  }

  /// nx × ny complex numbers.
  static func plane(
    _ nx: Int, _ ny: Int, from input: Waves, to output: Waves, sign: Int32
  ) -> FourierPlan {
    FourierPlan { fftwf_plan_dft_2d(Int32(ny), Int32(nx), input, output, sign, untimed) }
  }

  /// `count` columns of complex numbers that lie side by side.
  static func columns(
    _ length: Int, count: Int, from input: Waves, stride: Int, to output: Waves,
    stride outputStride: Int, sign: Int32
  ) -> FourierPlan {
    FourierPlan {
      var length = Int32(length)
      return fftwf_plan_many_dft(
        1, &length, Int32(count), input, nil, Int32(stride), 1, output, nil, Int32(outputStride), 1,
        sign, untimed)
    }
  }

  /// The real transforms of a whole film there and back, each the best of those that FFTW times: what
  /// a benchmark compares with.
  static func film(
    _ sides: [Int], threads: Int, voxels: Voxels, waves: Waves
  ) -> (there: FourierPlan, back: FourierPlan) {
    var sides = sides.map(Int32.init)
    let (rank, flags) = (Int32(sides.count), FFTW_MEASURE | FFTW_DESTROY_INPUT)
    let there = FourierPlan(threads: threads) {
      fftwf_plan_dft_r2c(rank, &sides, voxels, waves, flags)
    }
    let back = FourierPlan(threads: threads) {
      fftwf_plan_dft_c2r(rank, &sides, waves, voxels, flags)
    }
    return (there, back)
  }

  /// FFTW's planner: one for the whole process, and only one thread at a time may use it.
  private static let gate = {
    fftwf_init_threads()
    return DispatchSemaphore(value: 1)
  }()
}
