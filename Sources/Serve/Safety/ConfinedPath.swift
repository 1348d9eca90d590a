import Foundation
import Support

/// Paths within a folder, which neither names nor links lead out of.
struct ConfinedPath: Sendable {
  /// The folder, without links.
  let root: String

  init(_ root: String) { self.root = Self.real(root) ?? root }

  /// The file or folder that `parts` name below the root; nil where there is none, where a part is
  /// hidden, or where a link leads out.
  func existing(_ parts: [String]) -> String? {
    guard !parts.isEmpty, parts.allSatisfy({ FileName.fault($0) == nil }) else { return nil }
    return Self.real(root + "/" + parts.joined(separator: "/")).flatMap {
      contains($0) ? $0 : nil
    }
  }

  /// Whether a path without links lies below the root.
  func contains(_ path: String) -> Bool { path.hasPrefix(root + "/") }

  /// Whether what lies at the path, wherever links lead, lies below the root.
  func holds(_ path: String) -> Bool { Self.real(path).map(contains) ?? false }

  /// The bytes of a regular file; nil for all else.
  static func size(ofFile path: String) -> Int? {
    var facts = stat()
    guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(facts.st_size)
  }

  /// The path without links; nil where there is nothing.
  static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
