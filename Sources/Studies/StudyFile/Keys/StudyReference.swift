import Foundation
import Support

/// The tables of keys in the pages of the documentation.
package enum StudyReference {
  /// A page with every table between its marks made again: `<!-- keys: search -->` and
  /// `<!-- end of keys -->`.
  ///
  /// - Throws: ``StudyError/badInput(path:reason:)`` where a mark names no section or has no end.
  package static func filled(_ page: String, path: String) throws(StudyError) -> String {
    var lines: [Substring] = []
    var isWithin = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(start), line.hasSuffix(" -->") {
        if isWithin { throw .badInput(path: path, reason: "no “\(end)” stands before “\(line)”") }
        lines.append(line)
        lines += try rows(String(line.dropFirst(start.count).dropLast(4)), path: path)
        isWithin = true
      } else {
        if line == end { isWithin = false }
        if !isWithin { lines.append(line) }
      }
    }
    if isWithin { throw .badInput(path: path, reason: "the last table has no “\(end)”") }
    return lines.joined(separator: "\n")
  }

  /// Writes the page at `path` again; with `check` only reports whether it is as it should be.
  package static func fill(_ path: String, check: Bool) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let filled = try filled(text, path: path)
    guard filled != text else { return }
    guard !check else {
      throw StudyError.badInput(
        path: path, reason: "its tables are not those of the program; run make reference")
    }
    do { try DurableFile.write(filled, to: path) } catch {
      throw StudyError.unwritable(path: error.path, reason: error.reason)
    }
  }

  private static let (start, end) = ("<!-- keys: ", "<!-- end of keys -->")

  private static func rows(_ section: String, path: String) throws(StudyError) -> [Substring] {
    guard let table = StudyFile.tables.first(where: { $0.section == section }) else {
      throw .badInput(path: path, reason: "“\(section)” is no section of a study file")
    }
    return [""] + table.markdown.split(separator: "\n") + [""]
  }
}

extension KeyTable {
  /// The table as Markdown.
  package var markdown: String {
    let head = ["| key | meaning | unit | default | range |", "|---|---|---|---|---|"]
    return
      (head
      + rows.map { row in
        let key = row.key
        let cells = ["`\(row.path)`", key.meaning, key.unit, key.defaultWords, key.range]
        return "| \(cells.joined(separator: " | ")) |"
      }).joined(separator: "\n")
  }
}
