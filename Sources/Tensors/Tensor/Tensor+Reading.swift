import TorchABI

extension Tensor {
  /// The values as single-precision numbers, row-major, from any device and type.
  package func floats() throws(TensorError) -> [Float] { try values(as: .float32, filler: 0) }

  package func doubles() throws(TensorError) -> [Double] { try values(as: .float64, filler: 0) }

  package func ints() throws(TensorError) -> [Int64] { try values(as: .int64, filler: 0) }

  /// The values as bytes; fractions are cut off.
  package func bytes() throws(TensorError) -> [UInt8] { try values(as: .uint8, filler: 0) }

  /// The only value.
  package func item() throws(TensorError) -> Double {
    if count != 1 { throw .shape(operation: "item", detail: "\(shape) holds \(count) values") }
    var value = 0.0
    try change("item") { table, a, _ in table.pointee.storage.scalar(a, &value) }
    return value
  }

  /// Whether no value is infinite or not a number.
  package func hasOnlyFiniteValues() throws(TensorError) -> Bool {
    var answer = false
    try change("look for infinities") { table, a, _ in
      table.pointee.reductions.isAllFinite(a, &answer)
    }
    return answer
  }

  private func values<Element: BitwiseCopyable>(
    as dtype: DType, filler: Element
  ) throws(TensorError) -> [Element] {
    var result = [Element](repeating: filler, count: count)
    try result.withUnsafeMutableBufferPointer { (buffer) throws(TensorError) in
      try read(as: dtype, into: UnsafeMutableRawBufferPointer(buffer))
    }
    return result
  }

  /// Writes the values, converted to `dtype` and row-major, to `buffer`.
  func read(as dtype: DType, into buffer: UnsafeMutableRawBufferPointer) throws(TensorError) {
    guard let address = buffer.baseAddress, count > 0 else { return }
    try change("read") { table, a, _ in
      table.pointee.storage.read(a, dtype.code, buffer.count, address)
    }
  }
}
