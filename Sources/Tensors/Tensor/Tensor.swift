import TorchABI

/// An array of numbers of any rank, with its node in the graph that autograd keeps.
///
/// A reference to libtorch's tensor. Operations never change their operands, except those whose
/// names end in an underscore. Not `Sendable`: a tensor crosses isolation only by `sending`.
/// Volumes are [sample, channel, z, y, x]. Dimensions count from 0, or backwards from −1.
package final class Tensor {
  package let shape: [Int]
  package let dtype: DType
  package let device: Device
  let handle: TorchTensor

  /// Takes ownership of `handle`.
  init(owning handle: TorchTensor) throws(TensorError) {
    var about = TorchDescription()
    do {
      try Torch.run("describe") { $0.pointee.storage.describe(handle, &about) }
    } catch {
      try Torch.table().pointee.storage.release(handle)
      throw error
    }
    self.handle = handle
    shape = withUnsafeBytes(of: about.sizes) { Array($0.bindMemory(to: Int.self)[0..<about.rank]) }
    dtype = DType(code: about.dtype)
    device = Device(code: about.device)
  }

  deinit {
    if let table = try? Torch.table() { table.pointee.storage.release(handle) }
  }

  /// The number of dimensions.
  package var rank: Int { shape.count }

  /// The number of elements.
  package var count: Int { shape.reduce(1, *) }
}

// Operands outlive the calls on their handles: the optimiser may otherwise release them early.
extension Tensor {
  typealias Out = UnsafeMutablePointer<TorchTensor>

  static func make(
    _ operation: StaticString, _ body: (Torch.Table, Out) -> TorchStatus
  ) throws(TensorError) -> Tensor {
    var out = TorchTensor()
    try Torch.run(operation) { body($0, &out) }
    return try Tensor(owning: out)
  }

  func make(
    _ operation: StaticString, _ body: (Torch.Table, TorchTensor, Out) -> TorchStatus
  ) throws(TensorError) -> Tensor {
    defer { withExtendedLifetime(self) {} }
    return try Tensor.make(operation) { body($0, handle, $1) }
  }

  func make(
    _ operation: StaticString, _ b: Tensor?,
    _ body: (Torch.Table, TorchTensor, TorchTensor, Out) -> TorchStatus
  ) throws(TensorError) -> Tensor {
    defer { withExtendedLifetime((self, b)) {} }
    return try Tensor.make(operation) { body($0, handle, b?.handle ?? TorchTensor(), $1) }
  }

  func make(
    _ operation: StaticString, _ b: Tensor?, _ c: Tensor?,
    _ body: (Torch.Table, TorchTensor, TorchTensor, TorchTensor, Out) -> TorchStatus
  ) throws(TensorError) -> Tensor {
    defer { withExtendedLifetime((self, b, c)) {} }
    return try Tensor.make(operation) {
      body($0, handle, b?.handle ?? TorchTensor(), c?.handle ?? TorchTensor(), $1)
    }
  }

  /// Changes this tensor in place.
  func change(
    _ operation: StaticString, _ b: Tensor? = nil,
    _ body: (Torch.Table, TorchTensor, TorchTensor) -> TorchStatus
  ) throws(TensorError) {
    defer { withExtendedLifetime((self, b)) {} }
    try Torch.run(operation) { body($0, handle, b?.handle ?? TorchTensor()) }
  }
}

extension Tensor: CustomStringConvertible {
  package var description: String { "Tensor(\(shape), \(dtype), \(device))" }
}
