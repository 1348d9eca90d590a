import TorchABI

extension Tensor {
  /// This tensor with elements of another type; itself when it has that type.
  package func to(_ dtype: DType) throws(TensorError) -> Tensor {
    if dtype == self.dtype { return self }
    return try make("convert") { $0.pointee.storage.convert($1, dtype.code, $2) }
  }

  /// This tensor on another device; itself when it is there.
  package func to(_ device: Device) throws(TensorError) -> Tensor {
    if device == self.device { return self }
    try device.require()
    return try make("move") { $0.pointee.storage.move($1, device.code, $2) }
  }

  /// The same values, row-major in memory.
  package func contiguous() throws(TensorError) -> Tensor {
    try make("contiguous") {
      $0.pointee.storage.contiguous($1, TorchMemoryFormatContiguous, $2)
    }
  }

  /// The same values with channels running fastest in memory, shape [N, C, z, y, x] as before.
  package func channelsLast3d() throws(TensorError) -> Tensor {
    try requireRank(5, "channelsLast3d")
    return try make("channelsLast3d") {
      $0.pointee.storage.contiguous($1, TorchMemoryFormatChannelsLast3d, $2)
    }
  }

  /// A copy with memory of its own, recorded by autograd.
  package func clone() throws(TensorError) -> Tensor {
    try make("clone") { $0.pointee.storage.clone($1, $2) }
  }
}
