import TorchABI

/// A source of random numbers whose whole state can be saved: nothing here draws from a hidden one.
///
/// Mersenne Twister on the CPU, so that a seed gives the same numbers on every device.
package final class Generator {
  let handle: TorchGenerator

  package init(seed: UInt64) throws(TensorError) {
    var out = TorchGenerator()
    try Torch.run("seed a generator") { $0.pointee.random.make(seed, &out) }
    handle = out
  }

  deinit {
    if let table = try? Torch.table() { table.pointee.random.release(handle) }
  }

  /// The whole state, as bytes.
  package func state() throws(TensorError) -> Tensor {
    try Tensor.make("save a generator") { $0.pointee.random.state(handle, $1) }
  }

  /// Continues from a saved state.
  package func restore(_ state: Tensor) throws(TensorError) {
    if state.dtype != .uint8 || state.device != .cpu || state.rank != 1 {
      throw .shape(operation: "restore a generator", detail: "\(state) is no saved state")
    }
    defer { withExtendedLifetime((self, state)) {} }
    try Torch.run("restore a generator") { $0.pointee.random.restore(handle, state.handle) }
  }
}
