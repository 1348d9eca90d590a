/// Scales the gradients down so that their norm over all parameters is at most `maximum`.
///
/// Looks at every gradient before it changes any: scaling by 1/∞ would turn weights into NaN.
///
/// - Returns: The norm before clipping.
/// - Throws: ``TensorError/notFinite(name:detail:)`` with the first parameter whose gradient is
///   not finite.
@discardableResult
package func clipGradients(
  _ parameters: NamedTensors, toNorm maximum: Double
) throws(TensorError) -> Double {
  precondition(maximum > 0, "a positive norm")
  var gradients: [(name: String, tensor: Tensor)] = []
  for (name, parameter) in parameters {
    if let gradient = try parameter.grad { gradients.append((name, gradient)) }
  }
  let norms = try gradients.normOfEach()
  for (norm, gradient) in zip(norms, gradients) where !norm.isFinite {
    throw .notFinite(name: gradient.name, detail: "its gradient's norm is \(norm)")
  }
  let total = norms.reduce(0) { $0 + $1 * $1 }.squareRoot()
  if total > maximum {
    for gradient in gradients { try gradient.tensor.mul_(maximum / total) }
  }
  return total
}

extension [(name: String, tensor: Tensor)] {
  /// Read back in one go, which matters where the device is far.
  fileprivate func normOfEach() throws(TensorError) -> [Double] {
    if isEmpty { return [] }
    var norms: [Tensor] = []
    for entry in self { norms.append(try entry.tensor.norm()) }
    return try Tensor.stack(norms).doubles()
  }
}
