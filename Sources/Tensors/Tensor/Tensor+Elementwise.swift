import TorchABI

extension Tensor {
  package func exp() throws(TensorError) -> Tensor { try unary("exp", TorchUnaryExp) }
  package func log() throws(TensorError) -> Tensor { try unary("log", TorchUnaryLog) }
  package func sqrt() throws(TensorError) -> Tensor { try unary("sqrt", TorchUnarySqrt) }
  package func rsqrt() throws(TensorError) -> Tensor { try unary("rsqrt", TorchUnaryRsqrt) }
  package func square() throws(TensorError) -> Tensor { try unary("square", TorchUnarySquare) }
  package func abs() throws(TensorError) -> Tensor { try unary("abs", TorchUnaryAbs) }
  package func sin() throws(TensorError) -> Tensor { try unary("sin", TorchUnarySin) }
  package func cos() throws(TensorError) -> Tensor { try unary("cos", TorchUnaryCos) }
  package func floor() throws(TensorError) -> Tensor { try unary("floor", TorchUnaryFloor) }
  package func round() throws(TensorError) -> Tensor { try unary("round", TorchUnaryRound) }
  package func sign() throws(TensorError) -> Tensor { try unary("sign", TorchUnarySign) }

  /// 1 / x.
  package func reciprocal() throws(TensorError) -> Tensor {
    try unary("reciprocal", TorchUnaryReciprocal)
  }

  /// x to the power `exponent`.
  package func pow(_ exponent: Double) throws(TensorError) -> Tensor {
    try make("pow") { $0.pointee.elementwise.power($1, exponent, $2) }
  }

  /// x where it lies between the bounds, else the nearer bound.
  package func clamp(min: Double? = nil, max: Double? = nil) throws(TensorError) -> Tensor {
    try make("clamp") {
      $0.pointee.elementwise.clamp($1, min ?? -Double.infinity, max ?? Double.infinity, $2)
    }
  }

  /// a + weight·(b − a).
  package static func lerp(
    _ a: Tensor, _ b: Tensor, weight: Double
  ) throws(TensorError) -> Tensor {
    try a.requireSameShape(b, "lerp")
    return try a.make("lerp", b) { $0.pointee.elementwise.lerp($1, $2, weight, $3) }
  }
}

// Activations.
extension Tensor {
  /// 1 / (1 + e⁻ˣ).
  package func sigmoid() throws(TensorError) -> Tensor { try unary("sigmoid", TorchUnarySigmoid) }

  package func tanh() throws(TensorError) -> Tensor { try unary("tanh", TorchUnaryTanh) }

  /// max(x, 0).
  package func relu() throws(TensorError) -> Tensor { try unary("relu", TorchUnaryReLU) }

  /// x·sigmoid(x).
  package func silu() throws(TensorError) -> Tensor { try unary("silu", TorchUnarySiLU) }

  /// log(1 + eˣ).
  package func softplus() throws(TensorError) -> Tensor {
    try unary("softplus", TorchUnarySoftplus)
  }

  /// x·Φ(x) with the normal distribution's Φ.
  package func gelu() throws(TensorError) -> Tensor { try unary("gelu", TorchUnaryGELU) }

  /// x where positive, else slope·x.
  package func leakyReLU(slope: Double = 0.01) throws(TensorError) -> Tensor {
    try make("leakyReLU") { $0.pointee.elementwise.leakyReLU($1, slope, $2) }
  }
}
