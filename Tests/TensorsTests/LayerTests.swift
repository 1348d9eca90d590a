import Tensors
import Testing

struct LayerTests {
  let initializer: Initializer

  init() throws { initializer = try Initializer(seed: 7) }

  @Test func `first weights are uniform within one over the root of the fan-in`() throws {
    let layers: [(any Layer, Double)] = [
      (try Linear(100, 400, using: initializer), 0.1),
      (try Conv3d(16, 64, using: initializer), 1 / (16 * 27.0).squareRoot()),
      (
        try ConvTranspose3d(64, 16, kernel: 2, stride: 2, using: initializer),
        1 / (16 * 8.0).squareRoot()
      ),
    ]
    for (layer, bound) in layers {
      let weight = layer.parameters()["weight"]!
      #expect(try weight.abs().max().item() <= bound)
      let spread = try weight.variance(Array(0..<weight.rank)).item()
      #expect(abs(spread / (bound * bound / 3) - 1) < 0.05)  // 8,192 draws or more
      #expect(try layer.parameters()["bias"]!.abs().max().item() <= bound)
      #expect(weight.requiresGrad)
    }
  }

  @Test func `the same seed builds the same network`() throws {
    func weights(_ seed: UInt64) throws -> [Float] {
      try Conv3d(2, 3, using: Initializer(seed: seed)).weight.floats()
    }
    #expect(try weights(1) == weights(1))
    #expect(try weights(1) != weights(2))
  }

  @Test(arguments: Edges.allCases)
  func `a convolution's edges are those of the padded volume`(edges: Edges) throws {
    let x = try ripple([1, 2, 3, 4, 5]).to(.float32)
    let layer = try Conv3d(2, 3, edges: edges, using: initializer)
    let wide =
      switch edges {
      case .zeros: try x.pad([1, 1, 1, 1, 1, 1])
      case .periodicXY: try x.pad([1, 1, 1, 1], mode: .circular).pad([0, 0, 0, 0, 1, 1])
      case .periodicXYReplicateZ:
        try x.pad([1, 1, 1, 1], mode: .circular).pad([0, 0, 0, 0, 1, 1], mode: .replicate)
      case .periodic: try x.pad([1, 1, 1, 1, 1, 1], mode: .circular)
      }
    let expected = try wide.conv3d(weight: layer.weight, bias: layer.bias)
    #expect(try layer(x).shape == [1, 3, 3, 4, 5])
    #expect(try distance(layer(x), expected.doubles()) < 1e-6)  // single precision
  }

  @Test func `a convolution's edges may change under the same weights`() throws {
    let x = try ripple([1, 2, 3, 4, 5]).to(.float32)
    let layer = try Conv3d(2, 3, using: initializer)
    let open = try layer(x)
    layer.edges = .periodicXY
    let closed = try layer(x)
    let inside = { (y: Tensor) in try y.slice(3, 1..<3).slice(4, 1..<4) }
    #expect(try distance(inside(closed), inside(open).doubles()) < 1e-6)  // single precision
    #expect(try distance(closed, open.doubles()) > 0.01)
  }

  @Test func `a periodic convolution moves with a shift of its volume`() throws {
    let x = try ripple([1, 2, 3, 8, 8]).to(.float32)
    let layer = try Conv3d(2, 3, edges: .periodicXY, using: initializer)
    let (shifts, dims) = ([3, -2], [3, 4])
    let expected = try layer(x).roll(shifts, dims: dims).doubles()
    #expect(try distance(layer(x.roll(shifts, dims: dims)), expected) < 1e-6)
  }

  @Test func `strides shrink and transposed strides enlarge`() throws {
    let x = try Tensor.zeros([2, 4, 8, 8, 8])
    #expect(try Conv3d(4, 6, stride: 2, using: initializer)(x).shape == [2, 6, 4, 4, 4])
    let up = try ConvTranspose3d(
      4, 6, kernel: 3, stride: 2, padding: 1, outputPadding: 1, using: initializer)
    #expect(try up(x).shape == [2, 6, 16, 16, 16])
    #expect(try UpsampleNearest(2)(x).shape == [2, 4, 16, 16, 16])
    #expect(try Flatten()(x).shape == [2, 2048])
  }

  @Test func `an embedding looks rows up`() throws {
    let layer = try Embedding(5, 3, using: initializer)
    let rows = try layer(Tensor([4, 0, 4] as [Int64], shape: [3, 1]))
    #expect(rows.shape == [3, 1, 3])
    let all = try layer.weight.floats()
    #expect(try rows.floats() == Array(all[12...] + all[..<3] + all[12...]))
  }

  @Test func `layers of functions are those functions`() throws {
    let x = try ripple([2, 8, 2, 2, 6])
    let pairs: [(any Layer, Tensor)] = [
      (SiLU(), try x.silu()), (ReLU(), try x.relu()), (Tanh(), try x.tanh()),
      (Sigmoid(), try x.sigmoid()), (LeakyReLU(slope: 0.3), try x.leakyReLU(slope: 0.3)),
      (SpaceToDepth(2), try x.spaceToDepth(2)), (DepthToSpace(2), try x.depthToSpace(2)),
      (try GroupNorm(groups: 2, channels: 8, using: initializer), try x.groupNorm(groups: 2)),
      (try InstanceNorm(channels: 8, using: initializer), try x.instanceNorm()),
      (try LayerNorm(6, using: initializer), try x.layerNorm(shape: [6])),
    ]
    for (layer, expected) in pairs {
      #expect(try distance(layer(x.to(.float32)), expected.doubles()) < 1e-5)  // single precision
    }
  }

  @Test func `dropout acts in training only`() throws {
    let layer = Dropout(0.5, generator: try Generator(seed: 1))
    let net = Sequential([layer])
    let x = try Tensor.ones([1000])
    #expect(try net(x).sum().item() != 1000)
    net.setTraining(false)
    #expect(try net(x).floats() == x.floats())
  }
}
