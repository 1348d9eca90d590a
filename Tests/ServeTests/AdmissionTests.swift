import Foundation
import Serve
import Testing

/// Who may come in.
@Suite struct AdmissionTests {
  @Test(arguments: [
    ("127.0.0.1:80", 200), ("localhost:9", 200), ("[::1]:80", 200), ("LOCALHOST", 200),
    ("evil.example", 403), ("127.0.0.1.evil.example", 403), ("localhost.evil.example:80", 403),
  ])
  func `only names of this server are answered`(host: String, status: Int) async throws {
    try await Served.with { served in
      for path in ["/", "/api/v1/runs"] {
        let answer = try await served.client.get(path, headers: ["Host": host])
        #expect(status == 403 ? answer.status == 403 : answer.status != 403, "\(host) \(path)")
      }
    }
  }

  @Test func `a name that is allowed is answered`() async throws {
    try await Served.with({ $0.allowedHosts = ["films.lab"] }) { served in
      let answer = try await served.client.get("/api/v1", headers: ["Host": "films.lab"])
      #expect(answer.status == 200)
    }
  }

  @Test(arguments: [
    "http://evil.example", "null", "https://127.0.0.1.evil.example", "http://127.0.0.1",
  ])
  func `a page of another origin changes nothing`(origin: String) async throws {
    try await Served.with { served in
      let answer = try await served.client.post(
        "/api/v1/runs", ["yaml": "name: x"], headers: ["Origin": origin])
      #expect(answer.status == 403)
      #expect(answer.json["code"] as? String == "forbidden")
    }
  }

  @Test func `a browser's cross-site requests are refused, its visits are not`() async throws {
    try await Served.with { served in
      let site = ["Sec-Fetch-Site": "cross-site"]
      let asked = try await served.client.get("/api/v1/runs", headers: site)
      #expect(asked.status == 403)
      let visit = site.merging(["Sec-Fetch-Mode": "navigate"]) { $1 }
      let visited = try await served.client.get("/api/v1/runs", headers: visit)
      #expect(visited.status == 200)
    }
  }

  @Test func `a form of another site cannot pass for JSON`() async throws {
    try await Served.with { served in
      let answer = try await served.client.send(
        "POST", "/api/v1/study/check", headers: ["Content-Type": "text/plain"],
        body: Data("{}".utf8))
      #expect(answer.status == 415)
    }
  }

  @Test func `beyond the loopback a token is needed, and a short one is none`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "serve-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var options = ServeOptions(workspace: folder.path)
    options.host = "0.0.0.0"
    #expect(throws: ServeError.tokenNeeded(host: "0.0.0.0")) { try Workbench(options) }
    options.token = "short"
    #expect(throws: ServeError.self) { try Workbench(options) }
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func `with a token nobody else comes in, by header or by cookie`() async throws {
    let token = "a token of enough letters"
    try await Served.with({ $0.token = token }) { served in
      let client = served.client
      let denied = try await client.get("/api/v1/runs")
      #expect(denied.status == 401)
      #expect(denied.headers["www-authenticate"] == "Bearer")
      for wrong in ["", "Bearer", "Bearer nonsense", "Basic \(token)", "Bearer \(token)x"] {
        #expect(
          try await client.get("/api/v1/runs", headers: ["Authorization": wrong]).status == 401)
      }
      #expect(
        try await client.get("/api/v1/runs", headers: ["Authorization": "Bearer \(token)"]).status
          == 200)
      #expect(try await client.post("/api/v1/session", ["token": "wrong"]).status == 401)
      let signed = try await client.post("/api/v1/session", ["token": token])
      let cookie = try #require(signed.headers["set-cookie"])
      for part in ["HttpOnly", "SameSite=Strict", "Path=/"] { #expect(cookie.contains(part)) }
      #expect(!cookie.contains(token))
      let pair = String(cookie.prefix { $0 != ";" })
      #expect(try await client.get("/api/v1/runs", headers: ["Cookie": pair]).status == 200)
      #expect(try await client.get("/api/v1/runs", headers: ["Cookie": pair + "0"]).status == 401)
    }
  }

  @Test func `the printed address signs a browser in and takes the token out of sight`()
    async throws
  {
    let token = "a token of enough letters"
    var options = ServeOptions(workspace: "/tmp")
    options.token = token
    #expect(
      options.address(port: 5) == "http://127.0.0.1:5/?token=a%20token%20of%20enough%20letters")
    try await Served.with({ $0.token = token }) { served in
      let answer = try await served.client.get("/?token=a%20token%20of%20enough%20letters")
      #expect(answer.status == 303)
      #expect(answer.headers["location"] == "./")
      #expect(answer.headers["set-cookie"] != nil)
      let wrong = try await served.client.get("/?token=no")
      #expect(wrong.headers["set-cookie"] == nil)
    }
  }

  @Test func `behind a prefix the same paths are found, and the cookie stays there`() async throws {
    try await Served.with({
      $0.prefix = "/films/b"
      $0.token = "a token of enough letters"
    }) { served in
      let client = served.client
      #expect(try await client.get("/films/b").headers["location"] == "b/")
      #expect(try await client.get("/films/b/api/v1/session").status == 200)
      #expect(try await client.get("/api/v1/session").status == 200)
      let signed = try await client.post(
        "/films/b/api/v1/session", ["token": "a token of enough letters"])
      #expect(signed.headers["set-cookie"]?.contains("Path=/films/b/") == true)
    }
  }

  @Test func `every answer forbids what a page must not do`() async throws {
    try await Served.with { served in
      for path in ["/", "/api/v1/runs", "/nowhere", "/api/v1/nowhere"] {
        let answer = try await served.client.get(path)
        #expect(answer.headers["x-content-type-options"] == "nosniff")
        let policy = try #require(answer.headers["content-security-policy"])
        #expect(policy.contains("default-src 'self'"))
        #expect(!policy.contains("unsafe-inline"))
      }
    }
  }

  @Test func `a second server of one workspace is refused`() async throws {
    try await Served.with { served in
      #expect(throws: ServeError.self) {
        try Workbench(ServeOptions(workspace: served.workspace.path))
      }
    }
  }
}
