/// Names as files and cards hold them, as attributes.
extension Attribute {
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
