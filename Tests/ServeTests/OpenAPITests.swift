import Foundation
import Serve
import Testing

/// The description against the routes.
@Suite struct OpenAPITests {
  @Test func `the description has the routes that are served, and no others`() async throws {
    try await Served.with { served in
      let answer = try await served.client.get("/api/v1/openapi.json")
      #expect(answer.json["openapi"] as? String == "3.1.0")
      let paths = try #require(answer.json["paths"] as? [String: [String: [String: Any]]])
      var ids: Set<String> = []
      for (path, operations) in paths {
        let plain = "/api/v1" + path.replacing(#/\{[a-z]+\}/#, with: "none")
        for (method, operation) in operations {
          ids.insert(try #require(operation["operationId"] as? String))
          // a path that is not served is 404 with these words; a thing that is not there is 404 too
          if path.hasSuffix("events") && !path.contains("{") { continue }
          let answer = try await served.client.send(method.uppercased(), plain)
          #expect(!answer.text.contains("There is no such path"), "\(method) \(path)")
          #expect(answer.status != 405, "\(method) \(path)")
          let known = try #require(operation["responses"] as? [String: Any])
          #expect(known["\(answer.status)"] != nil, "\(method) \(path): \(answer.status)")
        }
        let missing = Set(["get", "post", "delete"]).subtracting(operations.keys)
        for method in missing {
          let answer = try await served.client.send(method.uppercased(), plain)
          #expect([404, 405].contains(answer.status), "\(method) \(path)")
        }
      }
      #expect(ids.count == paths.values.reduce(0) { $0 + $1.count })
      #expect(ids.count > 40)
    }
  }

  @Test func `every reference of the description leads to a schema`() async throws {
    try await Served.with { served in
      let answer = try await served.client.get("/api/v1/openapi.json")
      let components = try #require(answer.json["components"] as? [String: Any])
      let schemas = try #require(components["schemas"] as? [String: Any])
      let references = answer.text.matches(of: #/"#\/components\/schemas\/([a-z_]+)"/#).map {
        String($0.1)
      }
      #expect(Set(references).isSubset(of: schemas.keys))
      #expect(!answer.text.contains("real.json"))
    }
  }
}
