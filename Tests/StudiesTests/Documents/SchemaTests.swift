import Foundation
import Studies
import Testing

private enum Schemas {
  /// docs/reference/schemas of the project that this file, BINODAL_ROOT or the current folder is in.
  static let folder: URL? = {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let roots = [
      URL(fileURLWithPath: FileManager.default.currentDirectoryPath),
      here.appendingPathComponent("../../.."),
      URL(fileURLWithPath: ProcessInfo.processInfo.environment["BINODAL_ROOT"] ?? "/"),
    ]
    return roots.map { $0.appendingPathComponent("docs/reference/schemas") }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  static func read(_ name: String) throws -> [String: Any] {
    let data = try Data(contentsOf: folder!.appendingPathComponent(name + ".json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }
}

/// docs/reference/schemas against the types that the program encodes.
@Suite(.enabled(if: Schemas.folder != nil, "no docs here"))
struct SchemaTests {
  @Test(arguments: Documents.all.map { $0.document })
  func `a document's schema has its type's members, and says of each what it is`(name: String)
    throws
  {
    let type = try #require(Documents.all.first { $0.document == name })
    let schema = try Schemas.read(name)
    #expect(schema["title"] as? String == name)
    compare(schema, TypeSchema.of(type), at: name)
    expectDescriptions(in: schema, at: name)
  }

  @Test func `every document has a name of its own, and every schema a document`() throws {
    let names = Documents.all.map { $0.document }
    #expect(Set(names).count == names.count)
    let files = try FileManager.default.contentsOfDirectory(atPath: Schemas.folder!.path)
    // `real` is a number of them all; a description's keys are the names of descriptors.
    #expect(Set(files) == Set((names + ["real", "describe"]).map { $0 + ".json" }))
  }

  private func compare(_ found: [String: Any], _ wanted: [String: Any], at path: String) {
    for key in ["type", "$ref", "const"] {
      #expect(found[key].map { "\($0)" } == wanted[key].map { "\($0)" }, "\(path): \(key)")
    }
    #expect(
      (found["required"] as? [String])?.sorted() == wanted["required"] as? [String], "\(path)")
    #expect((found["enum"] as? [String]) == (wanted["enum"] as? [String]), "\(path)")
    for key in ["items", "additionalProperties"] {
      compare(found[key], wanted[key], at: "\(path).\(key)")
    }
    if let choices = wanted["anyOf"] as? [[String: Any]] {
      let own = found["anyOf"] as? [[String: Any]] ?? []
      #expect(own.count == choices.count, "\(path)")
      for (one, other) in zip(own, choices) { compare(one, other, at: path) }
    }
    let members = found["properties"] as? [String: Any] ?? [:]
    let expected = wanted["properties"] as? [String: Any] ?? [:]
    #expect(Set(members.keys) == Set(expected.keys), "\(path)")
    for (name, member) in members { compare(member, expected[name], at: "\(path).\(name)") }
  }

  private func compare(_ found: Any?, _ wanted: Any?, at path: String) {
    let (found, wanted) = (found as? [String: Any], wanted as? [String: Any])
    #expect((found == nil) == (wanted == nil), "\(path)")
    if let found, let wanted { compare(found, wanted, at: path) }
  }

  private func expectDescriptions(in schema: [String: Any], at path: String) {
    for (name, member) in schema["properties"] as? [String: [String: Any]] ?? [:]
    where member["const"] == nil {
      #expect((member["description"] as? String)?.isEmpty == false, "\(path).\(name)")
      expectDescriptions(in: member, at: "\(path).\(name)")
      if let items = member["items"] as? [String: Any] {
        expectDescriptions(in: items, at: "\(path).\(name)")
      }
      if let values = member["additionalProperties"] as? [String: Any] {
        expectDescriptions(in: values, at: "\(path).\(name)")
      }
    }
  }
}
