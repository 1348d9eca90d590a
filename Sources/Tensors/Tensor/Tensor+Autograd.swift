import TorchABI

extension Tensor {
  /// Whether operations on this tensor are recorded.
  package var requiresGrad: Bool {
    var about = TorchDescription()
    try? change("describe") { table, a, _ in table.pointee.storage.describe(a, &about) }
    return about.requiresGrad
  }

  /// Starts or stops recording operations on this leaf, in place.
  @discardableResult
  package func requireGrad(_ on: Bool = true) throws(TensorError) -> Tensor {
    try change("requireGrad") { table, a, _ in table.pointee.autograd.setRequiresGrad(a, on) }
    return self
  }

  /// The same memory outside autograd's record.
  package func detach() throws(TensorError) -> Tensor {
    try make("detach") { $0.pointee.autograd.detach($1, $2) }
  }

  /// Adds ∂self/∂leaf to the gradient of every leaf that this one value depends on.
  package func backward() throws(TensorError) {
    if count != 1 {
      throw .shape(operation: "backward", detail: "\(shape) is not one value; give a gradient")
    }
    try change("backward") { $0.pointee.autograd.backward($1, $2) }
  }

  /// Adds Σ gradient·∂self/∂leaf to the gradient of every leaf.
  package func backward(gradient: Tensor) throws(TensorError) {
    if gradient.shape != shape {
      throw .shape(operation: "backward", detail: "\(gradient.shape) is not \(shape)")
    }
    try change("backward", gradient) { $0.pointee.autograd.backward($1, $2) }
  }

  /// ∂self/∂`input` of this one value, recorded so that it can be differentiated again.
  ///
  /// Adds to no leaf's ``grad``.
  package func derivative(by input: Tensor) throws(TensorError) -> Tensor {
    if count != 1 {
      throw .shape(operation: "derivative", detail: "\(shape) is not one value")
    }
    return try make("derivative", input) { $0.pointee.autograd.differentiate($1, $2, $3) }
  }

  /// What the backward passes since the last ``clearGrad()`` have added up; nil before the first.
  package var grad: Tensor? {
    get throws(TensorError) {
      var out = TorchTensor()
      try change("grad") { table, a, _ in table.pointee.autograd.gradient(a, &out) }
      return out.object == nil ? nil : try Tensor(owning: out)
    }
  }

  package func clearGrad() throws(TensorError) {
    try change("clearGrad") { table, a, _ in table.pointee.autograd.clearGradient(a) }
  }
}
