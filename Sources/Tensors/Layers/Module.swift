/// A part of a network: parameters of its own and parts with names.
package protocol Module: AnyObject {
  /// What an optimiser moves, without the children's.
  var ownParameters: NamedTensors { get }
  /// What is saved beside the parameters but not trained, without the children's.
  var ownBuffers: NamedTensors { get }
  var children: [(name: String, module: any Module)] { get }
  /// Tells layers that behave differently in training (dropout, batch statistics) which it is.
  func setTraining(_ on: Bool)
}

extension Module {
  package var ownParameters: NamedTensors { NamedTensors() }
  package var ownBuffers: NamedTensors { NamedTensors() }
  package var children: [(name: String, module: any Module)] { [] }

  package func setTraining(_ on: Bool) { setChildrenTraining(on) }

  /// For layers with a behaviour of their own that also have children.
  package func setChildrenTraining(_ on: Bool) {
    for child in children { child.module.setTraining(on) }
  }

  /// All parameters with dotted names.
  package func parameters() -> NamedTensors {
    var all = ownParameters
    for child in children { all.append(child.module.parameters(), under: child.name) }
    return all
  }

  /// All buffers with dotted names.
  package func buffers() -> NamedTensors {
    var all = ownBuffers
    for child in children { all.append(child.module.buffers(), under: child.name) }
    return all
  }

  /// Parameters and buffers: what a file holds.
  package func state() -> NamedTensors {
    var all = parameters()
    for (name, tensor) in buffers() { all.append(name, tensor) }
    return all
  }

  /// How many numbers are trained.
  package var parameterCount: Int { parameters().reduce(0) { $0 + $1.tensor.count } }

  package func clearGradients() throws(TensorError) {
    for (_, tensor) in parameters() { try tensor.clearGrad() }
  }
}
