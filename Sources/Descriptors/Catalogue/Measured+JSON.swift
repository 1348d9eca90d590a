extension Measured {
  /// One JSON object: names as keys in catalogue order, so equal measurements give equal text.
  ///
  /// Written member by member: `JSONEncoder` does not keep an order other than the alphabet's. The
  /// names are those of the catalogue and need no escapes.
  ///
  /// `null` stands for 0/0 and the string "inf" for a tortuosity factor without a path, since
  /// JSON has no number for it.
  ///
  /// - Parameters:
  ///   - indent: Spaces before each line; 0 writes one line.
  ///   - extra: Further members, their values JSON already.
  package func json(indent: Int = 2, adding extra: [(key: String, json: String)] = []) -> String {
    let entries =
      values.map { "\"\($0.attribute)\": \(Self.json($0.value))" }
      + extra.map { "\"\($0.key)\": \($0.json)" }
    if indent == 0 { return "{\(entries.joined(separator: ", "))}" }
    let margin = String(repeating: " ", count: indent)
    return "{\n" + entries.map { margin + $0 }.joined(separator: ",\n") + "\n}"
  }

  private static func json(_ value: Double?) -> String {
    guard let value else { return "null" }
    if value == .infinity { return "\"inf\"" }
    let isWhole = value == value.rounded() && abs(value) < 1e15
    return isWhole ? "\(Int(value))" : "\(value)"
  }
}
