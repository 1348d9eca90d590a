import Tensors
import Testing

struct AutogradTests {
  @Test func `gradients of several passes add up until they are cleared`() throws {
    let x = try Tensor([3.0], shape: [1]).requireGrad()
    #expect(try x.grad == nil)
    try x.square().sum().backward()
    try x.square().sum().backward()
    #expect(try x.grad!.item() == 12)
    try x.clearGrad()
    #expect(try x.grad == nil)
  }

  @Test func `a backward pass from many values needs a gradient of their shape`() throws {
    let x = try Tensor([3.0, 4], shape: [2]).requireGrad()
    let y = try x * x
    #expect(failure { try y.backward() } != nil)
    #expect(failure { try y.backward(gradient: Tensor([1.0], shape: [1])) } != nil)
    try y.backward(gradient: Tensor([1.0, 10], shape: [2]))
    #expect(try x.grad!.doubles() == [6, 80])
  }

  @Test func `detached values and closed scopes are not recorded`() throws {
    let x = try Tensor([3.0], shape: [1]).requireGrad()
    #expect(try (x * 2).requiresGrad)
    #expect(try !(x.detach() * 2).requiresGrad)
    #expect(try !withoutGradients { try x * 2 }.requiresGrad)
    #expect(try !inference { try x * 2 }.requiresGrad)
    #expect(try (x * 2).requiresGrad)
  }

  @Test func `recording goes on after a scope that threw`() throws {
    let x = try Tensor([3.0], shape: [1]).requireGrad()
    for scope in [withoutGradients as (() throws -> Tensor) throws -> Tensor, inference] {
      _ = failure { _ = try scope { throw TensorError.missing(name: "nothing") } }
      #expect(try (x * 2).requiresGrad)
    }
  }

  @Test func `a tensor outlives the graph that made it`() throws {
    let x = try Tensor([2.0], shape: [1]).requireGrad()
    func cube() throws -> Tensor { try x * x * x }
    let y = try cube()
    try y.backward()
    #expect(try y.item() == 8 && x.grad!.item() == 12)
  }

  @Test func `a derivative can be differentiated again`() throws {
    let x = try Tensor([2.0, 3], shape: [2]).requireGrad()
    let slope = try (x * x * x).sum().derivative(by: x)
    #expect(try slope.doubles() == [12, 27])
    #expect(try x.grad == nil)
    try slope.sum().backward()
    #expect(try x.grad!.doubles() == [12, 18])
  }

  @Test func `second derivatives pass through a periodic padding`() throws {
    let values = (0..<8).map { Double($0) / 4 }
    let x = try Tensor(values, shape: [1, 1, 1, 2, 4]).requireGrad()
    // y = Σ wide³ over a padding of one value on each side: every value counts as often as it is
    // repeated, n, so that y' = 3 n x² and y'' = 6 n x
    let wide = try x.pad([1, 1, 1, 1], mode: .circular)
    let slope = try (wide * wide * wide).sum().derivative(by: x)
    try slope.sum().backward()
    let count = (0..<8).map { index in (index % 4 == 0 || index % 4 == 3 ? 2.0 : 1) * 2 }
    #expect(try slope.doubles() == zip(values, count).map { 3 * $1 * $0 * $0 })
    #expect(try x.grad!.doubles() == zip(values, count).map { 6 * $1 * $0 })
  }
}
