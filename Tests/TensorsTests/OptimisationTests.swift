import Foundation
import Tensors
import Testing

struct ClippingTests {
  func parameters(_ gradients: [[Double]]) throws -> NamedTensors {
    var all = NamedTensors()
    for (i, gradient) in gradients.enumerated() {
      let p = try Tensor.zeros([gradient.count], dtype: .float64).requireGrad()
      try (p * Tensor(gradient, shape: [gradient.count])).sum().backward()
      all.append("p\(i)", p)
    }
    return all
  }

  @Test func `a long gradient is shortened to the norm and keeps its direction`() throws {
    let p = try parameters([[3, 0], [0, 4, 12]])
    #expect(abs(try clipGradients(p, toNorm: 6.5) - 13) < 1e-14)  // two roots
    #expect(try distance(p["p0"]!.grad!, [1.5, 0]) < 1e-15)
    #expect(try distance(p["p1"]!.grad!, [0, 2, 6]) < 1e-15)
  }

  @Test func `a short gradient stays`() throws {
    let p = try parameters([[3, 4]])
    #expect(try clipGradients(p, toNorm: 6) == 5)
    #expect(try p["p0"]!.grad!.doubles() == [3, 4])
  }

  @Test(arguments: [Double.infinity, -.infinity, .nan])
  func `a gradient that is not finite is named and nothing is changed`(bad: Double) throws {
    let p = try parameters([[30, 40], [0, bad]])
    let error = failure { try clipGradients(p, toNorm: 1) }
    guard case .notFinite(name: "p1", detail: _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try p["p0"]!.grad!.doubles() == [30, 40])
  }
}

struct CosineScheduleTests {
  @Test func `the rate rises to its peak and falls to its floor`() {
    let schedule = CosineSchedule(peak: 1, floor: 0.1, warmUp: 4, steps: 12)
    #expect((0..<4).map { schedule.rate(at: $0) } == [0.25, 0.5, 0.75, 1])
    #expect(schedule.rate(at: 4) == 1)
    #expect(abs(schedule.rate(at: 8) - 0.55) < 1e-15)
    #expect(schedule.rate(at: 12) == 0.1)
    #expect(schedule.rate(at: 1000) == 0.1)
    for step in 4..<12 { #expect(schedule.rate(at: step + 1) < schedule.rate(at: step)) }
  }

  @Test func `without a warm-up it begins at the peak`() {
    #expect(CosineSchedule(peak: 2, warmUp: 0, steps: 10).rate(at: 0) == 2)
  }
}

struct ExponentialAverageTests {
  @Test func `the average follows its recursion`() throws {
    let p = try Tensor([1.0], shape: [1]).requireGrad()
    let ema = try ExponentialAverage(of: NamedTensors([("p", p)]), decay: 0.5)
    var expected = 1.0
    for t in 0..<12 {
      try withoutGradients { try p.add_(1) }
      let kept = min(0.5, Double(1 + t) / Double(10 + t))
      expected = kept * expected + (1 - kept) * Double(t + 2)
      try ema.update()
      #expect(abs(try ema.average["p"]!.item() - expected) < 1e-13)  // twelve steps of round-off
    }
  }

  @Test func `swapping twice changes nothing`() throws {
    let p = try Tensor([1.0], shape: [1]).requireGrad()
    let ema = try ExponentialAverage(of: NamedTensors([("p", p)]), decay: 0.9)
    try withoutGradients { try p.fill_(5) }
    try ema.swap()
    #expect(try p.item() == 1 && ema.average["p"]!.item() == 5)
    try ema.swap()
    #expect(try p.item() == 5 && ema.average["p"]!.item() == 1)
    #expect(p.requiresGrad)
  }
}
