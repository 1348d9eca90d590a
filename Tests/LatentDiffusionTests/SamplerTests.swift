import Foundation
import Generation
import LatentDiffusion
import Tensors
import Testing

/// The exact denoiser of a normal distribution, for which everything is known.
///
/// E[z₀ | z] = μ + α s²/(α² s² + σ²) (z − α μ). The probability flow from noise x at step t ends at
/// μ + s (x − α_t μ)/√(α_t² s² + σ_t²) when followed exactly.
private struct NormalDenoiser: Denoiser {
  var mean = 0.7
  var deviation = 0.4
  let schedule: NoiseSchedule

  func clean(_ noisy: Tensor, at step: Int) throws(TensorError) -> Tensor {
    let (α, σ) = (schedule.signal[step], schedule.noise[step])
    let s² = deviation * deviation
    let gain = α * s² / (α * α * s² + σ * σ)
    return try noisy * gain + mean * (1 - gain * α)
  }

  func flowEnd(_ x: Double) -> Double {
    let (α, σ) = (schedule.signal.last!, schedule.noise.last!)
    let s = deviation
    return mean + s * (x - α * mean) / (α * α * s * s + σ * σ).squareRoot()
  }
}

struct SamplerTests {
  private let schedule = NoiseSchedule.linear()
  private let noise: [Float] = SampleSeed(study: 3, index: 0).noise(20_000, stage: 0)

  private func run(_ sampler: any Sampler, _ denoiser: any Denoiser) throws -> [Double] {
    let start = try Tensor(noise, shape: [1, noise.count])
    return try sampler.sample(
      from: start, denoiser: denoiser, schedule: schedule,
      fresh: { step throws(TensorError) in
        try Tensor(
          SampleSeed(study: 3, index: 0).noise(noise.count, stage: step), shape: [1, noise.count])
      }
    ).doubles()
  }

  private func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    return (mean, (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot())
  }

  @Test(arguments: SamplerSettings.Method.allCases)
  func `every sampler recovers the moments of a normal distribution`(
    method: SamplerSettings.Method
  ) throws {
    let denoiser = NormalDenoiser(schedule: schedule)
    // The posterior's own noise is too small for long steps, so ancestral sampling takes them all.
    let steps = method == .ddpm ? schedule.count : 250
    let sampler = SamplerSettings(method: method, steps: steps).sampler
    let found = moments(try run(sampler, denoiser))
    // 20,000 draws: standard errors .0028 and .0020; the steps add up to .004.
    #expect(abs(found.mean - denoiser.mean) < 0.012)
    #expect(abs(found.deviation - denoiser.deviation) < 0.012)
  }

  /// The largest distance from the exact flow.
  private func error(_ sampler: any Sampler) throws -> Double {
    let denoiser = NormalDenoiser(schedule: schedule)
    return zip(noise, try run(sampler, denoiser))
      .map { abs(denoiser.flowEnd(Double($0)) - $1) }.max()!
  }

  @Test func `the implicit sampler converges to the probability flow`() throws {
    let coarse = try error(ImplicitSampler(steps: 20))
    let fine = try error(ImplicitSampler(steps: 80))
    #expect(fine < coarse / 2.8)  // first order gives 4; the last step down to σ = 0 costs some
  }

  @Test func `the multistep sampler is nearer to the flow than the implicit one`() throws {
    let first = try error(ImplicitSampler(steps: 20))
    let second = try error(MultistepSampler(steps: 20))
    #expect(second < first / 2)
  }

  @Test(arguments: SamplerSettings.Method.allCases)
  func `the same noise gives the same sample, bit for bit`(
    method: SamplerSettings.Method
  ) throws {
    let denoiser = NormalDenoiser(schedule: schedule)
    let sampler = SamplerSettings(method: method, steps: 10).sampler
    #expect(try run(sampler, denoiser) == run(sampler, denoiser))
  }

  @Test func `guidance of 1 is the conditional model and 0 the unconditional one`() throws {
    let here = NormalDenoiser(mean: 1, schedule: schedule)
    let open = NormalDenoiser(mean: -1, schedule: schedule)
    func end(_ scale: Double) throws -> [Double] {
      try run(
        ImplicitSampler(steps: 5),
        GuidedDenoiser(conditional: here, unconditional: open, scale: scale))
    }
    func near(_ a: [Double], _ b: [Double]) -> Bool {
      zip(a, b).allSatisfy { abs($0 - $1) < 1e-5 }  // single precision over 5 steps
    }
    #expect(near(try end(1), try run(ImplicitSampler(steps: 5), here)))
    #expect(near(try end(0), try run(ImplicitSampler(steps: 5), open)))
    #expect(moments(try end(2)).mean > moments(try end(1)).mean)
  }
}
