import Foundation
import Tensors
import Testing

struct TorchTests {
  @Test func `the library says its version`() throws {
    #expect(try Torch.version.split(separator: ".").count >= 2)
  }

  @Test func `the number of threads holds on every thread that calls`() async throws {
    try Torch.setThreads(2)
    for _ in 0..<8 {
      let seen = try await Task.detached { try Torch.threads() }.value
      #expect(seen == 1 || seen == 2)  // another test may be asking for one
    }
  }

  @Test func `a library that is not there is named`() {
    let error = failure { try Torch.probe("/nowhere/libTorchShim.so") }
    guard case .libraryUnavailable(let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("/nowhere/libTorchShim.so"))
  }

  @Test func `a library of someone else is refused`() throws {
    let error = failure { try Torch.probe("libm.so.6") }
    guard case .libraryUnavailable(let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("version"))
  }

  @Test func `device names are read and written`() throws {
    #expect(Device("cpu") == .cpu)
    #expect(Device("cuda") == .cuda(0))
    #expect(Device("cuda:3") == .cuda(3))
    for wrong in ["", "gpu", "cuda:", "cuda:-1", "cpu:0", "cuda:1:2"] {
      #expect(Device(wrong) == nil)
    }
    let coded = try JSONEncoder().encode([Device.cuda(2)])
    #expect(try JSONDecoder().decode([Device].self, from: coded) == [.cuda(2)])
  }

  @Test func `a device that is not there is refused`() {
    let far = Device.cuda(99)
    #expect(failure { _ = try Tensor.zeros([1], device: far) } == .deviceUnavailable(far))
    #expect(failure { _ = try Initializer(seed: 1, device: far) } == .deviceUnavailable(far))
  }

  @Test func `shapes that do not go together are told before libtorch sees them`() throws {
    let a = try Tensor.zeros([2, 3])
    let volume = try Tensor.zeros([1, 2, 4, 4, 4])
    let wrong: [(String, () throws -> Tensor)] = [
      ("+", { try a + .zeros([2]) }), ("create", { try Tensor([1, 2] as [Float], shape: [3]) }),
      ("reshape", { try a.reshape([4, -1]) }), ("matmul", { try a.matmul(a) }),
      ("linear", { try a.linear(weight: .zeros([4, 2])) }),
      ("cat", { try .cat([a, volume], dim: 0) }),
      ("stack", { try .stack([]) }), ("slice", { try a.slice(1, 2..<4) }),
      ("select", { try a.select(0, 2) }), ("squeeze", { try a.squeeze(0) }),
      ("expand", { try a.expand([2, 4]) }), ("permute", { try a.permute([0]) }),
      ("conv3d", { try volume.conv3d(weight: .zeros([4, 3, 3, 3, 3])) }),
      ("convTranspose3d", { try volume.convTranspose3d(weight: .zeros([3, 4, 2, 2, 2])) }),
      ("avgPool3d", { try a.avgPool3d([1, 1, 1]) }),
      ("widen", { try volume.widen([5, 0, 0], periodicZ: true) }),
      ("groupNorm", { try volume.groupNorm(groups: 3) }),
      ("layerNorm", { try a.layerNorm(shape: [2]) }),
      ("mseLoss", { try a.mseLoss(.zeros([2, 1])) }),
      ("crossEntropy", { try a.crossEntropy(.zeros([2])) }),
      ("sum", { try a.sum([2]) }), ("spaceToDepth", { try volume.spaceToDepth(3) }),
      ("oneHot", { try a.oneHot(classes: 2) }), ("where", { try .where(a, a, a) }),
      ("pad", { try a.pad([1]) }), ("copy_", { try a.copy_(.zeros([3])) }),
    ]
    for (name, operation) in wrong {
      guard case .shape(name, _) = failure({ _ = try operation() }) else {
        Issue.record("\(name): \(String(describing: failure { _ = try operation() }))")
        continue
      }
    }
  }

  @Test func `what only libtorch finds becomes a typed error with its words`() throws {
    let a = try Tensor.ones([2, 3])
    let error = failure { _ = try a.indexSelect(0, Tensor([5] as [Int64], shape: [1])) }
    guard case .library("indexSelect", let words) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(words.contains("range") && !words.contains("\n"))
  }

  @Test func `asking for more memory than there is ends in a typed error`() {
    #expect(
      failure { _ = try Tensor.zeros([1 << 45]) } == .outOfMemory(operation: "full"))
  }

  @Test func `values convert between types`() throws {
    let x = try Tensor([0.5, 1.75, -2], shape: [3])
    #expect(try x.to(.int64).ints() == [0, 1, -2])
    #expect(try x.floats() == [0.5, 1.75, -2])
    #expect(try x.to(.float16).doubles() == [0.5, 1.75, -2])
    #expect(try x.to(.bool).bytes() == [1, 1, 1])
    #expect(try Tensor([1, 2] as [UInt8], shape: [2]).to(.float32).floats() == [1, 2])
    #expect(try Tensor.linspace(0, 1, count: 5).floats() == [0, 0.25, 0.5, 0.75, 1])
    #expect(try x.select(0, 1).item() == 1.75)
    #expect(failure { _ = try x.item() } != nil)
  }
}
