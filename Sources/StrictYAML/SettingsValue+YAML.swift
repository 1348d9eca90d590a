import Yams

extension SettingsValue {
  /// The value as a YAML document that every reader of YAML 1.1 or 1.2 takes for the same.
  ///
  /// Sections stand in lines of their own, what is within them in one line each. Text that a reader
  /// could take for anything else stands in double quotes; numbers are the shortest that round-trip.
  package var yaml: String {
    // The library fails where it has no memory, or a node refers to itself.
    try! Yams.serialize(node: node(depth: 0), width: -1, allowUnicode: true)
  }

  /// - Parameter depth: The lists and mappings around the value.
  private func node(depth: Int) -> Node {
    switch self {
    case .text(let text): Self.text(text)
    case .number(let number): Self.plain(Self.digits(number))
    case .integer(let integer): Self.plain("\(integer)")
    case .flag(let flag): Self.plain("\(flag)")
    case .list(let members):
      Node(
        members.map { $0.node(depth: depth + 1) }, .implicit,
        depth < 2 && members.contains(where: \.isMapping) ? .block : .flow)
    case .keys(let entries):
      Node(
        entries.map { (Self.text($0.key), $0.value.node(depth: depth + 1)) }, .implicit,
        depth < 2 && !entries.isEmpty ? .block : .flow)
    }
  }

  private var isMapping: Bool {
    if case .keys = self { true } else { false }
  }

  private static func plain(_ text: String) -> Node { Node(text, .implicit, .plain) }

  /// A word stands plain; what is no word, or what a reader takes for a flag or nothing, in quotes.
  private static func text(_ text: String) -> Node {
    let letters = text.utf8
    let isWord =
      letters.first.map { isLetter($0) } ?? false
      && letters.allSatisfy {
        isLetter($0) || (0x30...0x39).contains($0) || "_-./+".utf8.contains($0)
      }
    let isText = isWord && Resolver.default.resolveTag(of: plain(text)) == .str
    return Node(text, Tag(.str), isText ? .plain : .doubleQuoted)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF)
  }

  /// With a point before an exponent, without which YAML 1.1 reads text.
  private static func digits(_ number: Double) -> String {
    let text = "\(number)"
    return text.contains(".") ? text : text.replacing("e", with: ".0e")
  }
}
