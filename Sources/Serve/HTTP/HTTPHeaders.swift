/// The header fields of a message, by name without regard to case, in the order of arrival.
package struct HTTPHeaders: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  package private(set) var fields: [(name: String, value: String)] = []

  package init() {}

  package init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { self[name] = value }
  }

  /// The field's value, the first where there are several; setting replaces all of the name.
  package subscript(name: String) -> String? {
    get { fields.first { $0.name.caseInsensitiveCompare(name) }?.value }
    set {
      fields.removeAll { $0.name.caseInsensitiveCompare(name) }
      if let newValue { fields.append((name, newValue)) }
    }
  }

  package mutating func append(_ name: String, _ value: String) { fields.append((name, value)) }

  package func count(of name: String) -> Int {
    fields.count { $0.name.caseInsensitiveCompare(name) }
  }

  /// Whether the field lists `token` among words with commas between them.
  package func lists(_ token: String, in name: String) -> Bool {
    fields.filter { $0.name.caseInsensitiveCompare(name) }.contains { field in
      field.value.split(separator: ",").contains { word in
        String(word.trimmingSpaces.prefix { $0 != ";" }).caseInsensitiveCompare(token)
      }
    }
  }

  package static func == (one: HTTPHeaders, other: HTTPHeaders) -> Bool {
    one.fields.elementsEqual(other.fields) { $0.name == $1.name && $0.value == $1.value }
  }
}

extension StringProtocol {
  /// Whether two names are the same but for the case of ASCII letters.
  package func caseInsensitiveCompare(_ other: String) -> Bool {
    utf8.count == other.utf8.count
      && zip(utf8, other.utf8).allSatisfy { lowered($0) == lowered($1) }
  }

  package var trimmingSpaces: SubSequence {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return self[endIndex...] }
    return self[first...last]
  }
}

private func lowered(_ byte: UInt8) -> UInt8 {
  (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
}
