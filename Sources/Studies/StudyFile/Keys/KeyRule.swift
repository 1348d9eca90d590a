import StrictYAML

/// Which keys of a group go together; `otherwise` is the complaint where they do not.
package enum KeyRule: Equatable, Sendable {
  /// One of the keys and no other of them.
  case exactlyOne([String], otherwise: String)
  case atLeastOne([String], otherwise: String)
  case notBoth(String, String, otherwise: String)
  /// Each of the keys stands beside `key` only; `words` say with what it goes.
  case beside([String], key: String, words: String)
  /// A key stands beside a list of two members or more only.
  case needsSeveral(String, list: String, otherwise: String)

  /// Holds the keys of a file against the rule.
  func check(_ root: SettingsMapping) throws(SettingsError) {
    switch self {
    case .exactlyOne(let names, let complaint):
      if names.count(where: { root[$0] != nil }) != 1 { throw root.error(complaint) }
    case .atLeastOne(let names, let complaint):
      if names.allSatisfy({ root[$0] == nil }) { throw root.error(complaint) }
    case .notBoth(let one, let other, let complaint):
      if let node = root[one], root[other] != nil { throw node.error(complaint) }
    case .beside(let names, let key, let words):
      if root[key] == nil, let idle = names.first(where: { root[$0] != nil }) {
        throw root.error("\(idle) goes with \(words)")
      }
    case .needsSeveral(let name, let list, let complaint):
      guard let node = root[name] else { return }
      if try root[list]?.list().count ?? 0 < 2 { throw node.error(complaint) }
    }
  }
}
