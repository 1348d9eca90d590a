import Foundation
import Spelling
import Yams

/// A value in a settings file together with where it stands, so that every complaint can name
/// the file, the line and the key.
package struct SettingsNode {
  let node: Yams.Node
  let file: String
  let path: [String]

  /// The document in the YAML file at `file`.
  ///
  /// - Throws: ``SettingsError`` when the file cannot be read, is not UTF-8 or is not YAML.
  package static func load(_ file: String) throws(SettingsError) -> SettingsNode {
    try parse(SettingsSource.text(of: file), file: file)
  }

  /// The document in `text`; `file` is the name that errors carry.
  package static func parse(
    _ text: String, file: String
  ) throws(SettingsError) -> SettingsNode {
    if let (line, problem) = SettingsSource.problem(with: text) {
      throw SettingsError(file: file, line: line, key: "", problem: problem)
    }
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw SettingsError(file: file, line: nil, key: "", problem: "is empty")
      }
      return SettingsNode(node: node, file: file, path: [])
    } catch let error as SettingsError {
      throw error
    } catch {
      throw SettingsError(yaml: error, file: file)
    }
  }

  /// The keys and values of this node.
  ///
  /// - Parameter keys: Every key that may stand here; another one is refused, with the nearest
  ///   allowed name. Nil allows any key.
  package func mapping(allowing keys: [String]?) throws(SettingsError) -> SettingsMapping {
    guard let mapping = node.mapping else {
      throw error("expected keys with values, found \(summary)")
    }
    var values: [String: SettingsNode] = [:]
    var order: [String] = []
    for (key, value) in mapping {
      guard let name = key.string else { throw error("a key must be a word") }
      if name == "<<" {
        throw SettingsError(
          file: file, line: key.mark?.line, key: path.joined(separator: "."),
          problem: "a merge (<<) is not read; write the keys out")
      }
      if let keys, !keys.contains(name) { throw unknown(name, at: key, allowed: keys) }
      // The parser tells keys with and without a tag apart.
      if values[name] != nil {
        throw SettingsError(
          file: file, line: key.mark?.line, key: (path + [name]).joined(separator: "."),
          problem: "the same key twice")
      }
      values[name] = SettingsNode(node: value, file: file, path: path + [name])
      order.append(name)
    }
    return SettingsMapping(node: self, values: values, keys: order)
  }

  /// The members of a list.
  package func list() throws(SettingsError) -> [SettingsNode] {
    guard let sequence = node.sequence else { throw error("expected a list, found \(summary)") }
    return sequence.enumerated().map { index, member in
      SettingsNode(node: member, file: file, path: path + ["\(index + 1)"])
    }
  }

  /// The path that this node's text names: as it stands where it is absolute, else from the folder
  /// of the settings file.
  package func filePath() throws(SettingsError) -> String {
    let text = try text()
    let folder = (file as NSString).deletingLastPathComponent
    return text.hasPrefix("/") || folder.isEmpty ? text : folder + "/" + text
  }

  /// Whether this node holds keys rather than a single value or a list.
  package var isMapping: Bool { node.mapping != nil }

  /// An error at this path.
  package func error(_ problem: String) -> SettingsError {
    SettingsError(
      file: file, line: node.mark?.line, key: path.joined(separator: "."), problem: problem)
  }

  private func unknown(_ name: String, at key: Yams.Node, allowed: [String]) -> SettingsError {
    let name = clipped(name)
    let hint = nearestName(to: name, among: allowed).map { "did you mean \($0)? " } ?? ""
    return SettingsError(
      file: file, line: key.mark?.line, key: (path + [name]).joined(separator: "."),
      problem: "unknown key; \(hint)allowed here: \(allowed.joined(separator: ", "))")
  }

  var summary: String {
    if let text = node.scalar?.string { return text.isEmpty ? "nothing" : "“\(clipped(text))”" }
    return node.sequence == nil ? "keys with values" : "a list"
  }
}

extension SettingsError {
  /// What the YAML parser said, in a sentence.
  init(yaml error: any Error, file: String) {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      self.init(file: file, line: mark.line, key: "", problem: "is not valid YAML: \(problem)")
    case YamlError.reader(let problem, _, _, _):
      self.init(file: file, line: nil, key: "", problem: "is not valid YAML: \(problem)")
    case YamlError.duplicatedKeysInMapping(let duplicates, let context):
      self.init(
        file: file, line: context.mark.line, key: "",
        problem: "the same key twice: "
          + clipped(duplicates.map { "\($0)" }.joined(separator: ", ")))
    default:
      self.init(
        file: file, line: nil, key: "", problem: "is not valid YAML: \(clipped("\(error)"))")
    }
  }
}

/// The beginning of a text that is too long for a sentence.
func clipped(_ text: String) -> String {
  text.utf8.count <= 200 ? text : text.prefix(80) + "…"
}
