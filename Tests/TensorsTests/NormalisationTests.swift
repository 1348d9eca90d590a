import Tensors
import Testing

struct NormalisationTests {
  /// (x − mean)/√(variance + ε) of a list.
  func normal(_ x: [Double]) -> [Double] {
    let mean = x.reduce(0, +) / Double(x.count)
    let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count)
    return x.map { ($0 - mean) / (variance + 1e-5).squareRoot() }
  }

  /// Every run of `length` numbers normalised by itself.
  func normalRuns(_ x: Tensor, _ length: Int) throws -> [Double] {
    let all = try x.doubles()
    return stride(from: 0, to: all.count, by: length).flatMap {
      normal(Array(all[$0..<$0 + length]))
    }
  }

  @Test func `each norm is over its own elements`() throws {
    let x = try ripple([2, 4, 2, 2, 3])
    #expect(try distance(x.groupNorm(groups: 2), normalRuns(x, 24)) < 1e-12)
    #expect(try distance(x.instanceNorm(), normalRuns(x, 12)) < 1e-12)
    #expect(try distance(x.layerNorm(shape: [2, 3]), normalRuns(x, 6)) < 1e-12)
  }

  @Test func `weight and bias belong to channels`() throws {
    let x = try ripple([1, 2, 1, 1, 3])
    let (w, b) = (try Tensor([2, 3.0], shape: [2]), try Tensor([10, 20.0], shape: [2]))
    let plain = try normalRuns(x, 3)
    let expected = plain.enumerated().map { $1 * ($0 < 3 ? 2 : 3) + ($0 < 3 ? 10 : 20) }
    #expect(try distance(x.groupNorm(groups: 2, weight: w, bias: b), expected) < 1e-12)
    #expect(try distance(x.instanceNorm(weight: w, bias: b), expected) < 1e-12)
  }

  @Test func `batch statistics are gathered in training and used afterwards`() throws {
    let x = try ripple([4, 2]).to(.float32) * 3 + 1
    let norm = try BatchNorm(2, using: .blank())
    try withoutGradients { try norm.weight.fill_(1) }
    for _ in 0..<200 { _ = try norm(x) }
    let mean = try x.mean([0]).doubles()
    #expect(try distance(norm.runningMean, mean) < 1e-6)  // 0.9²⁰⁰ of the start is left
    norm.setTraining(false)
    let variance = try x.variance([0])
    let expected = try (x - x.mean([0])) / (variance + 1e-5).sqrt()
    #expect(try distance(norm(x), expected.doubles()) < 1e-5)  // single precision
  }

  @Test func `gradients are those of central differences`() throws {
    let x = try ripple([2, 4, 1, 2, 2])
    #expect(try gradientError(at: x) { try $0.groupNorm(groups: 2) } < 1e-7)
    #expect(try gradientError(at: x) { try $0.instanceNorm() } < 1e-7)
    #expect(try gradientError(at: x) { try $0.layerNorm(shape: [2, 2]) } < 1e-7)
  }

  @Test func `dropout keeps the mean and repeats with its generator's state`() throws {
    let x = try Tensor.ones([100_000])
    let generator = try Generator(seed: 5)
    let state = try generator.state()
    let y = try x.dropout(0.25, generator: generator)
    #expect(abs(try y.mean().item() - 1) < 0.01)  // 5 standard deviations
    #expect(Set(try y.floats()) == [0, 1 / 0.75])
    try generator.restore(state)
    #expect(try x.dropout(0.25, generator: generator).floats() == y.floats())
  }
}
