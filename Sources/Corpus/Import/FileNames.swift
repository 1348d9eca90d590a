import Foundation

/// The files that names and patterns such as `data/*.h5` stand for, sorted, each once.
func files(matching patterns: [String]) throws(ImportError) -> [String] {
  var found: Set<String> = []
  for pattern in patterns {
    let matches = FileManager.default.fileExists(atPath: pattern) ? [pattern] : expanded(pattern)
    guard !matches.isEmpty else { throw .nothingFound(pattern: pattern) }
    found.formUnion(matches)
  }
  return found.sorted()
}

/// The paths that the shell's rules match.
private func expanded(_ pattern: String) -> [String] {
  var matches = glob_t()
  defer { globfree(&matches) }
  guard glob(pattern, 0, nil, &matches) == 0, let paths = matches.gl_pathv else { return [] }
  return (0..<Int(matches.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
}

/// Why the file or folder at `path` could not be read, as the system says it.
func whyUnreadable(_ path: String) -> String {
  access(path, R_OK) == 0 ? "it is of another kind" : String(cString: strerror(errno))
}

extension String {
  /// What follows the last slash.
  var fileName: String { split(separator: "/").last.map(String.init) ?? self }
}
