import BuildStamp

/// Binodal itself.
package enum Binodal {
  /// The version that run folders and model cards carry: the one place where it is set. `make package`
  /// reads it here; tests hold the Python package and CITATION.cff to it.
  package static let version = "0.1.0"

  /// The commit that the program was built from; empty where it was built without `make`.
  package static var commit: String { String(cString: binodalCommit()) }

  /// Version, commit and libraries, a line each.
  ///
  /// - Complexity: Opens libtorch, some tenths of a second.
  package static var about: String {
    let head = "binodal \(version)" + (commit.isEmpty ? "" : " (\(commit))")
    return ([head] + Libraries.lines().map { "\($0.name) \($0.version)" }).joined(separator: "\n")
  }
}
