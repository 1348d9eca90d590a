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
struct ExpressionParser {
  typealias Node = Expression.Node

  private let source: String
  private let letters: [Character]
  private var place = 0

  init(_ source: String) {
    self.source = source
    letters = Array(source)
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
      place += 1
      node = .operation(operation, node, try part(&self))
    }
    return node
  }

  private mutating func signed() throws(ExpressionError) -> Node {
    if take("-") { return .negative(try signed()) }
    let base = try atom()
    return take("^") ? .operation(.power, base, try signed()) : base
  }

  private mutating func atom() throws(ExpressionError) -> Node {
    guard let next = peek() else { throw error("expected a number or a name, found the end") }
    if take("(") {
      let node = try sum()
      try expect(")")
      return node
    }
    if next.isNumber || next == "." { return .number(try number()) }
    if next.isLetter || next == "_" { return try named() }
    throw error("expected a number or a name, found “\(next)”")
  }

  private mutating func number() throws(ExpressionError) -> Double {
    let start = place
    while let next = here, next.isNumber || next == "." { place += 1 }
    if let next = here, "eE".contains(next) {
      place += 1
      if let sign = here, "+-".contains(sign) { place += 1 }
      while let next = here, next.isNumber { place += 1 }
    }
    let text = String(letters[start..<place])
    guard let value = Double(text), value.isFinite else {
      throw error("“\(text)” is not a number", at: start)
    }
    return value
  }

  private mutating func named() throws(ExpressionError) -> Node {
    let start = place
    while let next = here, next.isLetter || next.isNumber || next == "_" { place += 1 }
    let name = String(letters[start..<place])
    if let function = Expression.Function(rawValue: name) { return try call(function) }
    if peek() == "(" { throw error("\(name) is no function; \(Self.functions)", at: start) }
    return try known(name, at: start)
  }

  private mutating func call(_ function: Expression.Function) throws(ExpressionError) -> Node {
    let start = place
    guard take("(") else { throw error("\(function.rawValue) needs its values in parentheses") }
    var nodes = [try sum()]
    while take(",") { nodes.append(try sum()) }
    try expect(")")
    if !function.takes.contains(nodes.count) {
      let wanted = function.takes.upperBound == 1 ? "one value" : "two values or more"
      throw error("\(function.rawValue) takes \(wanted), found \(nodes.count)", at: start)
    }
    return .call(function, nodes)
  }

  private func known(_ name: String, at start: Int) throws(ExpressionError) -> Node {
    if let ready = Expression.readyMade.first(where: { $0.name == name }) {
      var parser = ExpressionParser(ready.formula)
      return try parser.whole()
    }
    let attribute = Attribute(rawValue: name)
    if Attribute.measurable.contains(attribute) || attribute.isPredicted {
      return .attribute(attribute)
    }
    if Attribute.process.contains(attribute) {
      throw error(
        "\(name) is a number of the process, not measured on a volume; predicted_\(name) is what "
          + "the model predicts of it", at: start)
    }
    let names = Expression.names.map { Attribute(rawValue: $0) }
    let hint = Attribute.nearest(to: name, among: names).map { "; did you mean \($0)?" } ?? ""
    throw error("nothing is named \(name)\(hint)", at: start)
  }

  private static let functions =
    "there are " + Expression.Function.allCases.map(\.rawValue).joined(separator: ", ")
}

extension ExpressionParser {
  /// The letter at this place, spaces included.
  private var here: Character? { place < letters.count ? letters[place] : nil }

  /// The next letter that is no space.
  private mutating func peek() -> Character? {
    while let next = here, next.isWhitespace { place += 1 }
    return here.map { $0 == "−" ? "-" : $0 == "×" || $0 == "·" ? "*" : $0 }
  }

  private mutating func take(_ letter: Character) -> Bool {
    guard peek() == letter else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ letter: Character) throws(ExpressionError) {
    if take(letter) { return }
    throw error("expected “\(letter)”, found \(here.map { "“\($0)”" } ?? "the end")")
  }

  private func error(_ problem: String, at place: Int? = nil) -> ExpressionError {
    ExpressionError(source, (place ?? self.place) + 1, problem)
  }
}
