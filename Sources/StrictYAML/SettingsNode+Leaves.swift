import Yams

extension SettingsNode {
  /// A value that is no longer split: a scalar, or a list of scalars.
  package struct Leaf: Equatable, Sendable {
    /// The keys that lead to it, joined by points; members of lists counted from 0.
    package let path: String
    /// As the file has it; a list as `[a, b]`.
    package let text: String
  }

  /// Every value below this node, in the order of the file.
  package var leaves: [Leaf] {
    if let mapping = node.mapping {
      return mapping.flatMap { key, value in child(value, key.string ?? "?").leaves }
    }
    let key = path.joined(separator: ".")
    guard let members = node.sequence else {
      return [Leaf(path: key, text: node.scalar?.string ?? "")]
    }
    let scalars = members.compactMap { $0.scalar?.string }
    guard scalars.count < members.count else {
      return [Leaf(path: key, text: "[\(scalars.joined(separator: ", "))]")]
    }
    return members.enumerated().flatMap { index, member in child(member, "\(index)").leaves }
  }

  private func child(_ value: Node, _ key: String) -> SettingsNode {
    SettingsNode(node: value, file: file, path: path + [key])
  }
}
