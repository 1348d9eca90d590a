import Descriptors

/// Reads an expression by recursive descent.
///
///     sum     = product { ("+" | "-") product }
///     product = signed { ("*" | "/") signed }
///     signed  = "-" signed | power
///     power   = atom [ "^" signed ]
///     atom    = number | name | function "(" sum { "," sum } ")" | "(" sum ")"
///
/// So −a^2 is −(a²), and a^b^c is a^(b^c).
///
/// Both the parser and whatever walks the tree that it makes recurse, so length, depth and the
/// number of operations are bounded.
struct ExpressionParser {
  typealias Node = Expression.Node

  /// The longest expression, in bytes of UTF-8.
  static let longest = 10_000
  /// The most operations, signs and functions.
  static let mostOperations = 1000
  /// The deepest nesting of parentheses, signs and powers.
  static let deepest = 100

  private let source: String
  private let letters: [Character]
  private var position = 0
  private var operations = 0
  private var depth = 0

  init(_ source: String) throws(ExpressionError) {
    guard source.utf8.count <= Self.longest else {
      throw ExpressionError(
        String(source.prefix(40)) + "…", 1,
        "it is \(source.utf8.count) bytes long; \(Self.longest) at most are read")
    }
    self.source = source
    letters = Array(source)
  }

  /// Counts an operation of the tree.
  private mutating func count() throws(ExpressionError) {
    operations += 1
    if operations > Self.mostOperations {
      throw error("more than \(Self.mostOperations) operations; simplify the expression")
    }
  }

  /// Reads what is nested one level deeper.
  private mutating func nested(
    _ part: (inout ExpressionParser) throws(ExpressionError) -> Node
  ) throws(ExpressionError) -> Node {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest {
      throw error("nested deeper than \(Self.deepest) levels; simplify the expression")
    }
    return try part(&self)
  }

  mutating func whole() throws(ExpressionError) -> Node {
    let node = try sum()
    if let next = peek() { throw error("expected an operator, found “\(next)”") }
    return node
  }

  private mutating func sum() throws(ExpressionError) -> Node {
    try chain(of: [.add, .subtract]) { parser throws(ExpressionError) in try parser.product() }
  }

  private mutating func product() throws(ExpressionError) -> Node {
    try chain(of: [.multiply, .divide]) { parser throws(ExpressionError) in try parser.signed() }
  }

  private mutating func chain(
    of operations: [Expression.Operation],
    _ part: (inout ExpressionParser) throws(ExpressionError) -> Node
  ) throws(ExpressionError) -> Node {
    var node = try part(&self)
    while let next = peek(), let operation = operations.first(where: { $0.rawValue == next }) {
      position += 1
      try count()
      node = .operation(operation, node, try part(&self))
    }
    return node
  }

  private mutating func signed() throws(ExpressionError) -> Node {
    if take("-") {
      try count()
      return .negative(try deeperSigned())
    }
    let base = try atom()
    guard take("^") else { return base }
    try count()
    return .operation(.power, base, try deeperSigned())
  }

  private mutating func deeperSigned() throws(ExpressionError) -> Node {
    try nested { parser throws(ExpressionError) in try parser.signed() }
  }

  private mutating func deeperSum() throws(ExpressionError) -> Node {
    try nested { parser throws(ExpressionError) in try parser.sum() }
  }

  private mutating func atom() throws(ExpressionError) -> Node {
    guard let next = peek() else { throw error("expected a number or a name, found the end") }
    if take("(") {
      let node = try deeperSum()
      try expect(")")
      return node
    }
    if next.isNumber || next == "." { return .number(try number()) }
    if next.isLetter || next == "_" { return try named() }
    throw error("expected a number or a name, found “\(next)”")
  }

  private mutating func number() throws(ExpressionError) -> Double {
    let start = position
    while let next = here, next.isNumber || next == "." { position += 1 }
    if let next = here, "eE".contains(next) {
      position += 1
      if let sign = here, "+-".contains(sign) { position += 1 }
      while let next = here, next.isNumber { position += 1 }
    }
    let text = String(letters[start..<position])
    guard let value = Double(text), value.isFinite else {
      throw error("“\(text)” is not a number", at: start)
    }
    return value
  }

  private mutating func named() throws(ExpressionError) -> Node {
    let start = position
    while let next = here, next.isLetter || next.isNumber || next == "_" { position += 1 }
    let name = String(letters[start..<position])
    if let function = Expression.Function(rawValue: name) { return try call(function) }
    if peek() == "(" { throw error("\(name) is no function; \(Self.functions)", at: start) }
    return try known(name, at: start)
  }

  private mutating func call(_ function: Expression.Function) throws(ExpressionError) -> Node {
    let start = position
    guard take("(") else { throw error("\(function.rawValue) needs its values in parentheses") }
    try count()
    var nodes = [try deeperSum()]
    while take(",") { nodes.append(try deeperSum()) }
    try expect(")")
    if !function.takes.contains(nodes.count) {
      let wanted = function.takes.upperBound == 1 ? "one value" : "two values or more"
      throw error("\(function.rawValue) takes \(wanted), found \(nodes.count)", at: start)
    }
    return .call(function, nodes)
  }

  private func known(_ name: String, at start: Int) throws(ExpressionError) -> Node {
    if let ready = Expression.readyMade.first(where: { $0.name == name }) {
      var parser = try ExpressionParser(ready.formula)
      return try parser.whole()
    }
    if let attribute = Attribute.named(name, among: Expression.quantities) {
      return .attribute(attribute)
    }
    if Attribute.named(name, among: Attribute.process) != nil {
      throw error(
        "\(name) is a number of the process, not measured on a volume; predicted_\(name) is what "
          + "the model predicts of it", at: start)
    }
    let names = Attribute.named(Expression.names)
    let hint = Attribute.nearest(to: name, among: names).map { "; did you mean \($0)?" } ?? ""
    throw error("nothing is named \(name)\(hint)", at: start)
  }

  private static let functions =
    "there are " + Expression.Function.allCases.map(\.rawValue).joined(separator: ", ")
}

extension ExpressionParser {
  /// The letter at this position, spaces included.
  private var here: Character? { position < letters.count ? letters[position] : nil }

  /// The next letter that is no space.
  private mutating func peek() -> Character? {
    while let next = here, next.isWhitespace { position += 1 }
    return here.map { $0 == "−" ? "-" : $0 == "×" || $0 == "·" ? "*" : $0 }
  }

  private mutating func take(_ letter: Character) -> Bool {
    guard peek() == letter else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ letter: Character) throws(ExpressionError) {
    if take(letter) { return }
    throw error("expected “\(letter)”, found \(here.map { "“\($0)”" } ?? "the end")")
  }

  private func error(_ problem: String, at position: Int? = nil) -> ExpressionError {
    ExpressionError(source, (position ?? self.position) + 1, problem)
  }
}
