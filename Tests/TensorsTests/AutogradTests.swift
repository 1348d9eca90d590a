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
}
