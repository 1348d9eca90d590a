import Support

extension StudySchema {
  /// The schema as JSON.
  package static func text() throws -> String { try JSONText.of(document) }

  /// Writes the schema to a file, in place of one of that name only with `overwrite`.
  package static func write(to path: String, overwrite: Bool) throws {
    try OutputFiles([path]).check(overwrite: overwrite)
    let text = try text()
    do { try DurableFile.write(text, to: path) } catch {
      throw StudyError.unwritable(path: error.path, reason: error.reason)
    }
  }
}
