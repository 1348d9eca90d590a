import Foundation
import Tensors
import Testing

struct AdamWTests {
  let settings = AdamWSettings(
    learningRate: 0.1, beta1: 0.8, beta2: 0.9, epsilon: 1e-3, weightDecay: 0.05)

  /// AdamW for one number, written out.
  func byHand(from start: Double, gradients: [Double]) -> [Double] {
    var (p, m, v) = (start, 0.0, 0.0)
    return gradients.enumerated().map { i, g in
      let t = Double(i + 1)
      m = 0.8 * m + 0.2 * g
      v = 0.9 * v + 0.1 * g * g
      p *= 1 - 0.1 * 0.05
      p -= 0.1 * (m / (1 - pow(0.8, t))) / ((v / (1 - pow(0.9, t))).squareRoot() + 1e-3)
      return p
    }
  }

  @Test(arguments: [DType.float32, .float64])
  func `steps are those computed by hand`(type: DType) throws {
    let gradients = [0.5, -2, 0.01, 3, 0]
    let p = try Tensor([1.5, 1.5], shape: [2]).to(type).clone().requireGrad()
    let adam = try AdamW(NamedTensors([("p", p)]), settings: settings)
    let expected = byHand(from: 1.5, gradients: gradients)
    for (g, value) in zip(gradients, expected) {
      try adam.clearGradients()
      try (p * Tensor([g, g], shape: [2]).to(type)).sum().backward()
      try adam.step()
      // The square root and the divisions of a step, in the parameter's precision.
      let roundOff = type == .float32 ? 1e-6 : 1e-14
      #expect(try distance(p, [value, value]) < roundOff)
    }
    #expect(adam.stepCount == 5)
  }

  @Test func `a parameter without a gradient stays`() throws {
    let (p, q) = (try Tensor.ones([2]).requireGrad(), try Tensor.ones([2]).requireGrad())
    let adam = try AdamW(NamedTensors([("p", p), ("q", q)]))
    try p.sum().backward()
    try adam.step()
    #expect(try p.floats() != [1, 1])
    #expect(try q.floats() == [1, 1])
  }

  @Test func `a transposed parameter moves as a plain one does`() throws {
    let plain = try ripple([4, 3]).to(.float32).clone()
    let turned = try plain.transpose(0, 1).contiguous().transpose(0, 1)
    func moved(_ p: Tensor) throws -> [Double] {
      try p.requireGrad()
      let adam = try AdamW(NamedTensors([("p", p)]), settings: settings)
      for _ in 0..<3 {
        try adam.clearGradients()
        try p.square().sum().backward()
        try adam.step()
      }
      return try p.doubles()
    }
    #expect(distance(try moved(turned), try moved(plain)) < 1e-6)  // other order of the same terms
  }

  @Test func `a state for other parameters is refused`() throws {
    let one = try AdamW(NamedTensors([("p", try .ones([2]))]))
    let two = try AdamW(NamedTensors([("q", try .ones([2]))]))
    #expect(failure { try two.restore(one.state()) } == .missing(name: "q"))
  }
}
