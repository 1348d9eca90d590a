import Foundation
import Tensors
import Testing

struct AlgebraTests {
  /// a·b row by column.
  func product(_ a: [Double], _ b: [Double], _ m: Int, _ k: Int, _ n: Int) -> [Double] {
    (0..<m * n).map { index in
      (0..<k).reduce(0) { $0 + a[index / n * k + $1] * b[$1 * n + index % n] }
    }
  }

  @Test func `a matrix product is rows times columns, for each of a batch`() throws {
    let (a, b) = (try ripple([2, 3, 4]), try ripple([2, 4, 5], 0.3))
    let c = try a.matmul(b)
    for i in 0..<2 {
      let expected = product(
        try a.select(0, i).doubles(), try b.select(0, i).doubles(), 3, 4, 5)
      #expect(try distance(c.select(0, i), expected) < 1e-14)  // sums of four
    }
  }

  @Test func `linear is a product with the transposed weight plus a bias`() throws {
    let (x, w, b) = (try ripple([3, 4]), try ripple([5, 4], 0.3), try ripple([5], 0.9))
    let expected = try x.matmul(w.transpose(0, 1)) + b
    #expect(try distance(x.linear(weight: w, bias: b), expected.doubles()) < 1e-14)
    #expect(try distance(Tensor.addmm(b, x, w.transpose(0, 1)), expected.doubles()) < 1e-14)
  }

  @Test(arguments: [1, 15, 16, 37])
  func `linear in single precision agrees with double, recorded or not`(inputs: Int) throws {
    let (x, w, b) = (try ripple([2, 3, inputs]), try ripple([7, inputs], 0.3), try ripple([7]))
    let expected = try x.linear(weight: w, bias: b).doubles()
    let single = try w.to(.float32)
    let plain = try x.to(.float32).linear(weight: single, bias: b.to(.float32))
    try single.requireGrad()
    let recorded = try x.to(.float32).linear(weight: single, bias: b.to(.float32))
    #expect(plain.shape == [2, 3, 7])
    #expect(try distance(plain, expected) < 1e-6)  // sums of up to 37 products
    #expect(try distance(recorded, expected) < 1e-6)
  }

  @Test func `softmax is a distribution and logSoftmax its logarithm`() throws {
    let x = try Tensor([1, 2, 4, 1000] as [Double], shape: [2, 2])
    let p = try x.softmax(1)
    #expect(try distance(p, [1 / (1 + M_E), M_E / (1 + M_E), 0, 1]) < 1e-15)
    #expect(try distance(x.logSoftmax(1), [-log(1 + M_E), 1 - log(1 + M_E), -996, 0]) < 1e-15)
  }

  @Test func `oneHot marks the class`() throws {
    let marked = try Tensor([2, 0] as [Int64], shape: [2]).oneHot(classes: 3)
    #expect(marked.shape == [2, 3])
    #expect(try marked.ints() == [0, 0, 1, 1, 0, 0])
  }

  @Test func `attention to a single key returns its value`() throws {
    let (q, k, v) = (try ripple([2, 3, 4]), try ripple([2, 1, 4]), try ripple([2, 1, 5]))
    let y = try Tensor.attention(query: q, key: k, value: v)
    #expect(try distance(y, v.expand([2, 3, 5]).doubles()) < 1e-15)
  }

  @Test func `attention weighs values by scaled scores`() throws {
    let q = try Tensor([2, 0, 0, 0] as [Double], shape: [1, 4])
    let k = try Tensor([1, 0, 0, 0, 0, 0, 0, 0] as [Double], shape: [2, 4])
    let v = try Tensor([1, 0] as [Double], shape: [2, 1])
    let expected = M_E / (1 + M_E)  // scores 2·1/√4 and 0
    #expect(try distance(Tensor.attention(query: q, key: k, value: v), [expected]) < 1e-15)
  }

  @Test func `gradients are those of central differences`() throws {
    let (x, w) = (try ripple([3, 4]), try ripple([5, 4], 0.3))
    #expect(try gradientError(at: x) { try $0.linear(weight: w) } < 1e-8)
    #expect(try gradientError(at: w) { try x.linear(weight: $0) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.softmax(1) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.logSoftmax(0) } < 1e-8)
    #expect(
      try gradientError(at: x) { try Tensor.attention(query: $0, key: w, value: w) } < 1e-8)
  }
}
