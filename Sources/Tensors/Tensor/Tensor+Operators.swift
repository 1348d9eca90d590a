import TorchABI

// Shapes broadcast as in NumPy: aligned at the last dimension, 1 stretches.
extension Tensor {
  package static func + (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try a.binary("+", TorchBinaryAdd, b)
  }

  package static func - (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try a.binary("-", TorchBinarySubtract, b)
  }

  package static func * (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try a.binary("*", TorchBinaryMultiply, b)
  }

  package static func / (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try a.binary("/", TorchBinaryDivide, b)
  }

  package static func + (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try a.scalar("+", TorchBinaryAdd, b)
  }

  package static func - (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try a.scalar("-", TorchBinarySubtract, b)
  }

  package static func * (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try a.scalar("*", TorchBinaryMultiply, b)
  }

  package static func / (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try a.scalar("/", TorchBinaryDivide, b)
  }

  package static func + (a: Double, b: Tensor) throws(TensorError) -> Tensor { try b + a }

  package static func * (a: Double, b: Tensor) throws(TensorError) -> Tensor { try b * a }

  package static func - (a: Double, b: Tensor) throws(TensorError) -> Tensor {
    try b.scalar("-", TorchBinarySubtract, a, reversed: true)
  }

  package static func / (a: Double, b: Tensor) throws(TensorError) -> Tensor {
    try b.scalar("/", TorchBinaryDivide, a, reversed: true)
  }

  package static prefix func - (a: Tensor) throws(TensorError) -> Tensor {
    try a.unary("-", TorchUnaryNegative)
  }

  func unary(_ name: StaticString, _ operation: TorchUnary) throws(TensorError) -> Tensor {
    try make(name) { $0.pointee.elementwise.unary(operation, $1, $2) }
  }

  func binary(
    _ name: StaticString, _ operation: TorchBinary, _ b: Tensor
  ) throws(TensorError) -> Tensor {
    try requireBroadcast(b, name)
    return try make(name, b) { $0.pointee.elementwise.binary(operation, $1, $2, $3) }
  }

  func scalar(
    _ name: StaticString, _ operation: TorchBinary, _ b: Double, reversed: Bool = false
  ) throws(TensorError) -> Tensor {
    try make(name) { $0.pointee.elementwise.scalar(operation, $1, b, reversed, $2) }
  }
}
