/// Tensors by name, in order: the parameters of a network, a state, the content of a file.
///
/// Names are dotted paths as in PyTorch: "decoder.0.weight".
package struct NamedTensors: Sequence {
  private var entries: [(name: String, tensor: Tensor)] = []
  private var indices: [String: Int] = [:]

  package init() {}

  /// - Precondition: the names differ.
  package init(_ entries: [(String, Tensor)]) {
    for (name, tensor) in entries { append(name, tensor) }
  }

  package var count: Int { entries.count }
  package var names: [String] { entries.map(\.name) }
  package var tensors: [Tensor] { entries.map(\.tensor) }

  package subscript(name: String) -> Tensor? { indices[name].map { entries[$0].tensor } }

  /// - Precondition: the name is new.
  package mutating func append(_ name: String, _ tensor: Tensor) {
    precondition(indices.updateValue(entries.count, forKey: name) == nil, "\(name) is named twice")
    entries.append((name, tensor))
  }

  /// Appends every tensor of `all` as "prefix.name".
  package mutating func append(_ all: NamedTensors, under prefix: String) {
    for (name, tensor) in all { append("\(prefix).\(name)", tensor) }
  }

  /// The tensors whose names begin with "prefix.", by the rest of their names.
  package func under(_ prefix: String) -> NamedTensors {
    var result = NamedTensors()
    for (name, tensor) in self where name.hasPrefix(prefix + ".") {
      result.append(String(name.dropFirst(prefix.count + 1)), tensor)
    }
    return result
  }

  /// The tensor `name`, or an error that says that it is missing.
  package func require(_ name: String) throws(TensorError) -> Tensor {
    guard let tensor = self[name] else { throw .missing(name: name) }
    return tensor
  }

  package func makeIterator() -> IndexingIterator<[(name: String, tensor: Tensor)]> {
    entries.makeIterator()
  }
}
