import Spelling
import Yams

/// Documents with one value changed: how a sweep asks many questions with one file.
extension SettingsNode {
  /// The document with `number` at a dotted path such as `targets.vol_frac_D.value` or
  /// `window.chi.0`, which counts a list's members from 0; `window.chi[0]` says the same.
  ///
  /// The last key of the path may be new, so that a default can be replaced; whoever reads the
  /// document refuses a key that it does not know.
  ///
  /// - Throws: ``SettingsError`` where the path leads nowhere or ends at what is no number.
  package func replacing(_ path: String, with number: Double) throws(SettingsError) -> SettingsNode
  {
    let keys = try Self.keys(of: path, in: self)
    let changed = try replaced(node, keys[...], path, number)
    return SettingsNode(node: changed, file: file, path: self.path)
  }

  /// The keys of a dotted path; the index of a list's member stands after a point or in brackets.
  ///
  /// - Throws: ``SettingsError`` where a key is empty or a bracket out of place, so that one value
  ///   has one spelling but for the brackets.
  static func keys(of path: String, in node: SettingsNode) throws(SettingsError) -> [String] {
    var keys: [String] = []
    for part in path.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      keys.append(String(pieces[0]))
      for piece in pieces.dropFirst() {
        guard piece.hasSuffix("]") else { throw node.badPath(path) }
        keys.append(String(piece.dropLast()))
      }
    }
    let isSound = keys.allSatisfy { key in
      // A number in one spelling only: not +1, 01 or −0.
      !key.isEmpty && !key.contains("]") && Int(key).map { String($0) == key } ?? true
    }
    guard isSound else { throw node.badPath(path) }
    return keys
  }

  /// The keys of a dotted path of this document.
  package func keys(of path: String) throws(SettingsError) -> [String] {
    try Self.keys(of: path, in: self)
  }

  private func badPath(_ path: String) -> SettingsError {
    SettingsError(
      file: file, line: nil, key: "sweep.numbers",
      problem: "“\(clipped(path))” is no path of keys with one point between them, such as "
        + "targets.vol_frac_D.value or window.chi.0")
  }

  /// The document without one of its keys.
  package func without(_ key: String) -> SettingsNode {
    guard let mapping = node.mapping else { return self }
    let kept = mapping.filter { $0.key.string != key }.map { ($0.key, $0.value) }
    let rest = Node.mapping(.init(kept, mapping.tag, mapping.style, mapping.mark))
    return SettingsNode(node: rest, file: file, path: path)
  }

  private func replaced(
    _ node: Node, _ keys: ArraySlice<String>, _ path: String, _ number: Double
  ) throws(SettingsError) -> Node {
    guard let key = keys.first else {
      guard let text = node.scalar?.string, let old = Double(text), old.isFinite else {
        throw problem("\(path) is not a number in this study", at: node)
      }
      return .scalar(.init(Self.text(number), .implicit, .plain, node.mark))
    }
    if let mapping = node.mapping {
      return try replaced(mapping, key, keys.dropFirst(), path, number)
    }
    if var list = node.sequence, let index = Int(key), list.indices.contains(index) {
      list[index] = try replaced(list[index], keys.dropFirst(), path, number)
      return .sequence(list)
    }
    throw problem("\(path) leads nowhere: there is no \(key)", at: node)
  }

  private func replaced(
    _ mapping: Node.Mapping, _ key: String, _ rest: ArraySlice<String>, _ path: String,
    _ number: Double
  ) throws(SettingsError) -> Node {
    var pairs = mapping.map { ($0.key, $0.value) }
    if let index = pairs.firstIndex(where: { $0.0.string == key }) {
      pairs[index].1 = try replaced(pairs[index].1, rest, path, number)
    } else if rest.isEmpty {
      let value = Node.scalar(.init(Self.text(number), .implicit, .plain, mapping.mark))
      pairs.append((Node.scalar(.init(key, .implicit, .plain, mapping.mark)), value))
    } else {
      let known = pairs.compactMap(\.0.string)
      let hint = nearestName(to: key, among: known).map { "; did you mean \($0)?" } ?? ""
      throw problem("\(path) leads nowhere: there is no \(key)\(hint)", at: .mapping(mapping))
    }
    return .mapping(.init(pairs, mapping.tag, mapping.style, mapping.mark))
  }

  private func problem(_ text: String, at node: Node) -> SettingsError {
    SettingsError(file: file, line: node.mark?.line, key: "sweep.numbers", problem: text)
  }

  /// A whole number without a point, so that keys that count can be swept.
  private static func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
  }
}
