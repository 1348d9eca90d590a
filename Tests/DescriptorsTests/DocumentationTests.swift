import Descriptors
import Foundation
import Testing

enum Documentation {
  /// docs/reference/descriptors.md of the project that this file, BINODAL_ROOT or the current
  /// folder is in.
  static let descriptors: String? = {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let roots = [
      FileManager.default.currentDirectoryPath, here.appendingPathComponent("../..").path,
      ProcessInfo.processInfo.environment["BINODAL_ROOT"] ?? "",
    ]
    return roots.lazy.compactMap {
      try? String(contentsOfFile: $0 + "/docs/reference/descriptors.md", encoding: .utf8)
    }.first
  }()
}

@Suite("The reference table", .enabled(if: Documentation.descriptors != nil, "no docs here"))
struct DocumentationTests {
  @Test func `names each attribute once, in the catalogue's order, with meaning and unit`() {
    let rows = Documentation.descriptors!.split(separator: "\n").filter { $0.hasPrefix("| `") }
      .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
      .filter { $0.count >= 7 }
    #expect(rows.map { $0[0] } == Attribute.known.map { "`\($0)`" })
    #expect(rows.map { $0[1] } == AttributeInfo.catalogue.map(\.meaning))
    #expect(rows.map { $0[2] } == AttributeInfo.catalogue.map(\.unit))
  }
}
