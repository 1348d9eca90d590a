/// Names as users write them and as files and cards hold them, as attributes.
extension Attribute {
  /// The one of `known` that has this very name; nil where none has.
  package static func named(_ name: String, among known: some Sequence<Attribute>) -> Attribute? {
    known.first { $0.rawValue == name }
  }

  /// The attribute of a name that was checked where it was read, or that may be foreign, such as the
  /// column of an imported table: then it has no ``info``.
  package static func named(_ name: String) -> Attribute { Attribute(rawValue: name) }

  /// The attributes of these names, in their order.
  package static func named(_ names: [String]) -> [Attribute] {
    names.map { Attribute(rawValue: $0) }
  }

  /// Values by attribute; of two entries of one name the first counts.
  package static func keyed<Value>(
    _ values: some Sequence<(String, Value)>
  ) -> [Attribute: Value] {
    Dictionary(values.map { (Attribute(rawValue: $0), $1) }) { first, _ in first }
  }

  /// Values by attribute.
  package static func keyed<Value>(_ values: [String: Value]) -> [Attribute: Value] {
    keyed(values.map { ($0.key, $0.value) })
  }
}
