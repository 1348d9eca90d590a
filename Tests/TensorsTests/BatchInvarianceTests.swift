import Tensors
import Testing

@Suite(.serialized)
struct BatchInvarianceTests {
  /// A sample's noise and its volume belong together whatever the batch: the networks that
  /// generate are made of these parts.
  @Test(arguments: [1, 2])
  func `a sample comes out bit for bit the same alone and in a batch`(threads: Int) throws {
    let before = try Torch.threads()
    try Torch.setThreads(threads)
    let x = try ripple([17, 32, 4, 8, 8]).to(.float32)
    let w = try ripple([64, 32, 3, 3, 3], 0.3).to(.float32)
    let v = try ripple([48, 64], 0.3).to(.float32)
    func net(_ x: Tensor) throws -> [Float] {
      let y = try x.widen([0, 1, 1], periodicZ: false).conv3d(weight: w, padding: [1, 0, 0])
      let pooled = try y.groupNorm(groups: 8).silu().mean([2, 3, 4])
      return try pooled.linear(weight: v).floats()
    }
    let all = try net(x)
    for i in [0, 8, 16] {
      let alone = try net(x.narrow(0, start: i, length: 1).clone())
      #expect(alone == Array(all[i * 48..<(i + 1) * 48]))
    }
    try Torch.setThreads(before)
  }
}
