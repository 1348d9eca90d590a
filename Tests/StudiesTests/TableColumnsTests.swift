import Foundation
import Testing

import Studies

struct TableColumnsTests {
  @Test(arguments: [
    TableColumns.candidates, TableColumns.front, TableColumns.pathways, TableColumns.proof,
  ])
  func `the guide lists the columns that a table has`(columns: [String]) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = root.appending(path: "docs/explanation/design.md")
    let guide = try String(contentsOf: path, encoding: .utf8)
    #expect(guide.replacing("\n", with: " ").contains(columns.joined(separator: ", ")))
  }
}
