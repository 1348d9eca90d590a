import Tensors
import Testing

struct ModuleTests {
  final class Net: Layer {
    let body: Sequential
    let head: Linear

    init(seed: UInt64) throws {
      let start = try Initializer(seed: seed)
      body = Sequential([
        try Linear(3, 4, using: start), SiLU(), try BatchNorm(4, using: start),
      ])
      head = try Linear(4, 2, bias: false, using: start)
    }

    var children: [(name: String, module: any Module)] { [("body", body), ("head", head)] }

    func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try head(body(x)) }
  }

  @Test func `names are paths through the network`() throws {
    let net = try Net(seed: 1)
    #expect(
      net.parameters().names == [
        "body.0.weight", "body.0.bias", "body.2.weight", "body.2.bias", "head.weight",
      ])
    #expect(net.buffers().names == ["body.2.running_mean", "body.2.running_var"])
    #expect(net.parameterCount == 12 + 4 + 4 + 4 + 8)
    #expect(net.state().under("body").under("0").names == ["weight", "bias"])
  }

  @Test func `a loaded network computes what the saved one did`() throws {
    let (one, two) = (try Net(seed: 1), try Net(seed: 2))
    let x = try ripple([5, 3]).to(.float32)
    _ = try one(x)  // moves the running statistics
    one.setTraining(false)
    two.setTraining(false)
    #expect(try one(x).floats() != two(x).floats())
    try two.load(one.state())
    #expect(try one(x).floats() == two(x).floats())
  }

  @Test func `a state that does not fit is refused by name and changes nothing`() throws {
    let net = try Net(seed: 1)
    let before = try net.head.weight.floats()
    var short = NamedTensors()
    for (name, tensor) in net.state() where name != "body.2.bias" {
      short.append(name, try tensor.detach() * 2)
    }
    #expect(failure { try net.load(short) } == .missing(name: "body.2.bias"))
    var wrong = short
    wrong.append("body.2.bias", try .zeros([5]))
    #expect(
      failure { try net.load(wrong) }
        == .mismatch(name: "body.2.bias", expected: [4], found: [5]))
    var long = short
    long.append("body.2.bias", try .zeros([4]))
    long.append("tail.bias", try .zeros([1]))
    #expect(failure { try net.load(long) } == .unexpected(name: "tail.bias"))
    #expect(try net.head.weight.floats() == before)
  }

  @Test func `zeroed parameters give nothing and gradients clear`() throws {
    let net = try Net(seed: 1)
    let x = try ripple([5, 3]).to(.float32)
    try net(x).sum().backward()
    #expect(try net.head.weight.grad != nil)
    try net.clearGradients()
    #expect(try net.head.weight.grad == nil)
    try net.head.zeroParameters()
    #expect(try net(x).abs().max().item() == 0)
  }
}
