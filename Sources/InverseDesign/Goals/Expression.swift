package import Descriptors

/// Arithmetic on descriptors, such as `ABS_wf_D * DISS_wf10_D * CT_f_e_conn`.
///
/// It knows numbers, names, + − * / ^, parentheses and the functions of ``Function``. A name is a
/// descriptor of `docs/reference/descriptors.md`, a predicted number of the process
/// (`predicted_phi`,
/// `predicted_chi`, `predicted_log_time`), or one of ``readyMade``, which stands for its formula.
package struct Expression: Hashable, Sendable {
  /// As its author wrote it, with single spaces: the name under which its value is recorded.
  package let text: String
  let root: Node

  /// A dry name.
  package init(_ attribute: Attribute) {
    text = attribute.rawValue
    root = .attribute(attribute)
  }

  private init(text: String, root: Node) {
    self.text = text
    self.root = root
  }

  /// - Throws: ``ExpressionError`` with the column of what cannot be read.
  package init(_ source: String) throws(ExpressionError) {
    var parser = try ExpressionParser(source)
    root = try parser.whole()
    text =
      if case .attribute(let attribute) = root {
        attribute.rawValue
      } else {
        source.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
    if attributes.isEmpty { throw ExpressionError(source, 1, "no descriptor is named") }
  }

  indirect enum Node: Hashable, Sendable {
    case number(Double)
    case attribute(Attribute)
    case negative(Node)
    case operation(Operation, Node, Node)
    case call(Function, [Node])
  }

  enum Operation: Character, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case power = "^"
  }

  /// What may stand before parentheses; `log` is the natural logarithm.
  package enum Function: String, CaseIterable, Sendable {
    case min, max, abs, sqrt, log, log10, exp, tanh

    /// How many values it takes.
    var takes: ClosedRange<Int> {
      switch self {
      case .min, .max: 2...16
      default: 1...1
      }
    }
  }
}

extension Expression {
  /// The name under which a measurement holds the expression's value: the text itself, which is the
  /// name of an attribute only where the expression is dry.
  package var attribute: Attribute { Attribute(rawValue: text) }

  /// Whether it is a dry name, whose value is measured and not worked out.
  package var isDry: Bool { root == .attribute(attribute) }

  /// The same arithmetic with each name as `spell` writes it; only a dry name's text changes.
  package func spelled(by spell: (Attribute) -> Attribute) -> Expression {
    let root = root.spelled(by: spell)
    if case .attribute(let attribute) = root, isDry { return Expression(attribute) }
    return Expression(text: text, root: root)
  }

  /// Whether both are the same arithmetic on the same quantities, whatever their names.
  package func isSame(as other: Expression) -> Bool {
    spelled(by: \.canonical).root == other.spelled(by: \.canonical).root
  }

  /// Every name in it, once each, in the order of the text.
  package var attributes: [Attribute] {
    var found: [Attribute] = []
    root.visit { if !found.contains($0) { found.append($0) } }
    return found
  }
}

extension Expression.Node {
  fileprivate func spelled(by spell: (Attribute) -> Attribute) -> Self {
    switch self {
    case .number: self
    case .attribute(let attribute): .attribute(spell(attribute))
    case .negative(let node): .negative(node.spelled(by: spell))
    case .operation(let operation, let left, let right):
      .operation(operation, left.spelled(by: spell), right.spelled(by: spell))
    case .call(let function, let nodes): .call(function, nodes.map { $0.spelled(by: spell) })
    }
  }

  fileprivate func visit(_ body: (Attribute) -> Void) {
    switch self {
    case .number: break
    case .attribute(let attribute): body(attribute)
    case .negative(let node): node.visit(body)
    case .operation(_, let left, let right):
      left.visit(body)
      right.visit(body)
    case .call(_, let nodes): nodes.forEach { $0.visit(body) }
    }
  }
}

extension Expression: Codable {
  package init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension Expression: CustomStringConvertible {
  package var description: String { text }
}
