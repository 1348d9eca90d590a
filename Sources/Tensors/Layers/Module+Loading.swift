extension Module {
  /// Takes over the values of a state, converting types.
  ///
  /// The names and shapes must be exactly this network's; nothing is changed otherwise.
  package func load(_ state: NamedTensors) throws(TensorError) {
    let own = self.state()
    for (name, tensor) in own {
      let found = try state.require(name)
      if found.shape != tensor.shape {
        throw .mismatch(name: name, expected: tensor.shape, found: found.shape)
      }
    }
    for name in state.names where own[name] == nil { throw .unexpected(name: name) }
    try own.copyValues(from: state)
  }

  /// Takes over the values of those tensors that have a name and a shape of this network's, and
  /// says how many.
  package func adopt(_ state: NamedTensors) throws(TensorError) -> Int {
    let own = self.state()
    var fitting = NamedTensors()
    for (name, tensor) in own where state[name]?.shape == tensor.shape {
      fitting.append(name, tensor)
    }
    try fitting.copyValues(from: state)
    return fitting.count
  }

  /// Sets every parameter to zero: a residual branch that begins as nothing.
  package func zeroParameters() throws(TensorError) {
    try withoutGradients { () throws(TensorError) in
      for (_, tensor) in parameters() { try tensor.zero_() }
    }
  }
}

extension NamedTensors {
  /// Copies the values of the tensors of the same names into these.
  func copyValues(from source: NamedTensors) throws(TensorError) {
    try withoutGradients { () throws(TensorError) in
      for (name, tensor) in self { try tensor.copy_(source.require(name)) }
    }
  }

  /// Copies with memory of their own, outside autograd's record.
  func copied() throws(TensorError) -> NamedTensors {
    var result = NamedTensors()
    for (name, tensor) in self { result.append(name, try tensor.detach().clone()) }
    return result
  }
}
