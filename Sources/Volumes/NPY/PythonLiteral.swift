/// Reads the few Python literals that an .npy header is made of.
struct PythonLiteral {
  enum Value: Equatable {
    case string(String)
    case bool(Bool)
    case tuple([Int])
  }

  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  /// `{'key': value, …}` and nothing after it, or nil.
  mutating func dictionary() -> [String: Value]? {
    guard take("{") else { return nil }
    var entries: [String: Value] = [:]
    while !take("}") {
      guard let key = string(), take(":"), let value = value() else { return nil }
      guard entries.updateValue(value, forKey: key) == nil else { return nil }
      guard take(",") || peek("}") else { return nil }
    }
    skipBlank()
    return rest.isEmpty ? entries : nil
  }

  private mutating func value() -> Value? {
    if take("True") { return .bool(true) }
    if take("False") { return .bool(false) }
    if peek("(") { return tuple().map(Value.tuple) }
    return string().map(Value.string)
  }

  private mutating func tuple() -> [Int]? {
    guard take("(") else { return nil }
    var numbers: [Int] = []
    while !take(")") {
      guard numbers.count < 64, let number = integer() else { return nil }
      numbers.append(number)
      guard take(",") || peek(")") else { return nil }
    }
    return numbers
  }

  private mutating func integer() -> Int? {
    skipBlank()
    let digits = rest.prefix { $0 == UInt8(ascii: "-") || (48...57).contains($0) }
    rest = rest.dropFirst(digits.count)
    return Int(Substring(digits))
  }

  private mutating func string() -> String? {
    skipBlank()
    guard let quote = rest.first, quote == 39 || quote == 34 else { return nil }
    let inside = rest.dropFirst().prefix { $0 != quote && $0 != UInt8(ascii: "\\") }
    let after = rest.dropFirst(1 + inside.count)
    guard after.first == quote else { return nil }
    rest = after.dropFirst()
    return String(Substring(inside))
  }

  private mutating func take(_ word: String) -> Bool {
    guard peek(word) else { return false }
    rest = rest.dropFirst(word.utf8.count)
    return true
  }

  private mutating func peek(_ word: String) -> Bool {
    skipBlank()
    return rest.starts(with: word.utf8)
  }

  private mutating func skipBlank() {
    rest = rest.drop { $0 == 32 || $0 == 10 }
  }

  /// `value` as a message shows it.
  static func show(_ value: Value?) -> String {
    switch value {
    case .string(let text): quoted(text)
    case .bool(let flag): flag ? "True" : "False"
    case .tuple(let sides): "(\(sides.map(String.init).joined(separator: ", ")))"
    case nil: "missing"
    }
  }
}
