import Tensors
import Testing

struct ReductionTests {
  let a: Tensor

  init() throws { a = try Tensor([1, 5, 3, 2, 8, 5] as [Double], shape: [2, 3]) }

  @Test func `sums, means and extremes run over the named dimensions`() throws {
    #expect(try a.sum().item() == 24)
    #expect(try a.mean().item() == 4)
    #expect(try a.max().item() == 8)
    #expect(try a.min().item() == 1)
    #expect(try a.sum([0]).doubles() == [3, 13, 8])
    #expect(try a.mean([1]).doubles() == [3, 5])
    #expect(try a.amax([-1]).doubles() == [5, 8])
    #expect(try a.amin([0]).doubles() == [1, 5, 3])
    #expect(try a.sum([1], keepDims: true).shape == [2, 1])
    #expect(try a.sum([0, 1]).shape == [])
  }

  @Test func `the variance divides by n − 1 unless told otherwise`() throws {
    #expect(try distance(a.variance([1]), [4, 9]) < 1e-15)
    #expect(try distance(a.variance([1], unbiased: false), [8.0 / 3, 6]) < 1e-15)
  }

  @Test func `norm, running sum and the indices of extremes`() throws {
    #expect(try distance(a.norm(), [Double(128).squareRoot()]) < 1e-15)
    #expect(try a.cumsum(1).doubles() == [1, 6, 9, 2, 10, 15])
    #expect(try a.argmax(1).ints() == [1, 1])
    #expect(try a.argmin(0).ints() == [0, 0, 0])
  }

  @Test func `one infinity or NaN among finite values is found`() throws {
    #expect(try a.hasOnlyFiniteValues())
    for bad in [Double.infinity, -.infinity, .nan] {
      #expect(try !Tensor([1, bad, 3], shape: [3]).hasOnlyFiniteValues())
    }
  }

  @Test func `gradients of reductions are those of central differences`() throws {
    let x = try ripple([2, 3, 2])
    #expect(try gradientError(at: x) { try $0.sum([1]) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.mean([0, 2], keepDims: true) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.variance([1]) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.amax([1]) } < 1e-8)
    #expect(try gradientError(at: x) { try $0.norm() } < 1e-8)
    #expect(try gradientError(at: x) { try $0.cumsum(1) } < 1e-8)
  }
}
