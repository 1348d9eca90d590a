import Tensors
import Testing

struct RandomTests {
  @Test func `a seed gives its numbers again and another seed others`() throws {
    func draw(_ seed: UInt64) throws -> [Float] {
      try Tensor.randn([100], generator: Generator(seed: seed)).floats()
    }
    #expect(try draw(1) == draw(1))
    #expect(try draw(1) != draw(2))
    #expect(try draw(1) != draw(1 << 32 + 1))
  }

  @Test func `a restored generator goes on where the saved one was`() throws {
    let generator = try Generator(seed: 3)
    // An odd count: normal numbers come in pairs and one is kept back.
    _ = try Tensor.randn([3], generator: generator)
    let state = try generator.state()
    let expected = try Tensor.randn([7], generator: generator).floats()
    let other = try Generator(seed: 9)
    try other.restore(state)
    #expect(try Tensor.randn([7], generator: other).floats() == expected)
    #expect(failure { try other.restore(Tensor.zeros([4])) } != nil)
    #expect(failure { try other.restore(Tensor([1, 2, 3] as [UInt8], shape: [3])) } != nil)
  }

  @Test func `each distribution has its mean, spread and range`() throws {
    let generator = try Generator(seed: 4)
    let n = 100_000
    // The mean of n draws strays by 5σ/√n once in two million runs, and the seed is fixed.
    let normal = try Tensor.randn([n], generator: generator, dtype: .float64)
    #expect(abs(try normal.mean().item()) < 0.016)
    #expect(abs(try normal.variance([0]).item() - 1) < 0.023)
    let uniform = try Tensor.rand([n], generator: generator, dtype: .float64)
    #expect(abs(try uniform.mean().item() - 0.5) < 0.0046)
    #expect(try uniform.min().item() >= 0 && uniform.max().item() < 1)
    let whole = try Tensor.randint(2..<5, [n], generator: generator)
    #expect(Set(try whole.ints()) == [2, 3, 4])
    #expect(try Tensor.randperm(9, generator: generator).ints().sorted() == Array(0..<9))
  }
}
