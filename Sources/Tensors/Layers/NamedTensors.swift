/// Tensors by name, in order: the parameters of a network, a state, the content of a file.
///
/// Names are dotted paths as in PyTorch: "decoder.0.weight".
public struct NamedTensors: Sequence {
  private var entries: [(name: String, tensor: Tensor)] = []
  private var places: [String: Int] = [:]

  public init() {}

  /// - Precondition: the names differ.
  public init(_ entries: [(String, Tensor)]) {
    for (name, tensor) in entries { append(name, tensor) }
  }

  public var count: Int { entries.count }
  public var names: [String] { entries.map(\.name) }
  public var tensors: [Tensor] { entries.map(\.tensor) }

  public subscript(name: String) -> Tensor? { places[name].map { entries[$0].tensor } }

  /// - Precondition: the name is new.
  public mutating func append(_ name: String, _ tensor: Tensor) {
    precondition(places.updateValue(entries.count, forKey: name) == nil, "\(name) is named twice")
    entries.append((name, tensor))
  }

  /// Appends every tensor of `all` as "prefix.name".
  public mutating func append(_ all: NamedTensors, under prefix: String) {
    for (name, tensor) in all { append("\(prefix).\(name)", tensor) }
  }

  /// The tensors whose names begin with "prefix.", by the rest of their names.
  public func under(_ prefix: String) -> NamedTensors {
    var result = NamedTensors()
    for (name, tensor) in self where name.hasPrefix(prefix + ".") {
      result.append(String(name.dropFirst(prefix.count + 1)), tensor)
    }
    return result
  }

  /// The tensor `name`, or an error that says that it is missing.
  public func require(_ name: String) throws(TensorError) -> Tensor {
    guard let tensor = self[name] else { throw .missing(name: name) }
    return tensor
  }

  public func makeIterator() -> IndexingIterator<[(name: String, tensor: Tensor)]> {
    entries.makeIterator()
  }
}
