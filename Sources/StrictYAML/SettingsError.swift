/// What is wrong with a settings file, where, and what is allowed instead.
package struct SettingsError: Error, Equatable, CustomStringConvertible {
  /// The file as the user named it.
  package let file: String
  /// The line, counted from 1; nil where the whole file is meant.
  package let line: Int?
  /// The dotted path of the key, such as `search.algorithm`; empty for the document itself.
  package let key: String
  /// What was found and what is allowed, as the rest of a sentence.
  package let problem: String

  package init(file: String, line: Int?, key: String, problem: String) {
    self.file = file
    self.line = line
    self.key = key
    self.problem = problem
  }

  package var description: String {
    let location = line.map { "\(file):\($0)" } ?? file
    return key.isEmpty ? "\(location): \(problem)" : "\(location): \(key): \(problem)"
  }
}
