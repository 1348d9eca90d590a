import Foundation
import Testing
import Volumes

/// Runs that the command line left in a workspace.
@Suite struct RunFolderTests {
  private func withRun(
    _ body: @Sendable @escaping (Served) async throws -> Void
  ) async throws {
    try await Served.with { served in
      try SmallRun.write("small", in: served.workspace)
      try await body(served)
    }
  }

  @Test func `a run of the command line is listed with what it found`() async throws {
    try await withRun { served in
      let list = try await served.client.get("/api/v1/runs")
      let run = try #require((list.json["runs"] as? [[String: Any]])?.first)
      #expect(run["name"] as? String == "small")
      #expect(run["state"] as? String == "finished")
      #expect(run["asks"] as? String == "vol_frac_D 0.4 ± 0.1")
      #expect(run["seconds"] as? Double == 10.5)
      #expect(abs((run["best_miss"] as? Double ?? 0) - 0.5) < 1e-12)  // 0.05 of 0.1
      #expect(run["best_objective"] as? Double == 0.25)
      #expect(run["managed"] as? Bool == false)
      #expect(run["within"] as? Int == 1)
      let one = try await served.client.get("/api/v1/runs/small")
      #expect(one.json["study_yaml"] as? String == SmallRun.study)
      #expect((one.json["answer"] as? String)?.contains("1 of 1 candidates") == true)
    }
  }

  @Test func `the record has the ledger's rows, all or those that came later`() async throws {
    try await withRun { served in
      let all = try await served.client.get("/api/v1/runs/small/record")
      #expect((all.json["evaluations"] as? [Any])?.count == 2)
      #expect((all.json["facts"] as? [String: String])?["model"] == "three-phase-64")
      #expect(all.json["training"] == nil)
      let later = try await served.client.get(
        "/api/v1/runs/small/record?parts=evaluations,training&after=1")
      let rows = try #require(later.json["evaluations"] as? [[String: Any]])
      #expect(rows.map { $0["objective"] as? Double } == [0.25])
      #expect(later.json["facts"] == nil)
      #expect((later.json["training"] as? [Any])?.isEmpty == true)
      #expect(
        try await served.client.get("/api/v1/runs/small/record?parts=secrets").status == 422)
    }
  }

  @Test func `a volume comes as labels, x fastest, with what they mean`() async throws {
    try await withRun { served in
      let path = "/api/v1/runs/small/volumes/candidate-001"
      let plain = try await served.client.get(path)
      #expect([UInt8](plain.body) == SmallRun.volume.labels)
      #expect(plain.headers["x-binodal-shape"] == "4,3,2")
      #expect(plain.headers["x-binodal-spacing-nm"] == "1.0,1.0,2.0")
      #expect(plain.headers["x-binodal-phases"] == "0=donor,1=acceptor,3=mixed")
      let packed = try await served.client.get(path, headers: ["Accept-Encoding": "br, gzip;q=1"])
      #expect(packed.headers["content-encoding"] == "gzip")
      #expect([UInt8](packed.body.prefix(2)) == [0x1F, 0x8B])
      let info = try await served.client.get(path + "/info")
      let phases = try #require(info.json["phases"] as? [[String: Any]])
      #expect(phases.map { $0["voxels"] as? Int } == [12, 11, 1])
      #expect(try await served.client.get("/api/v1/runs/small/volumes/film-001").status == 404)
    }
  }

  @Test func `a slice is the picture of its plane, with the marked voxel in its corner`()
    async throws
  {
    try await withRun { served in
      let path = "/api/v1/runs/small/volumes/candidate-001/slice"
      // by axis: the picture's sides, and where the mixed voxel at (3, 2, 1) lies from the top left
      for (axis, index, width, height, column) in [
        ("x", 3, 3, 2, 2), ("y", 2, 4, 2, 3), ("z", 1, 4, 3, 3),
      ] {
        let answer = try await served.client.get("\(path)?axis=\(axis)&index=\(index)")
        #expect(answer.headers["content-type"] == "image/png")
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).png")
        defer { try? FileManager.default.removeItem(at: file) }
        try answer.body.write(to: file)
        let red = try readField(at: file.path, options: ReadOptions(channel: 0))
        #expect(red.shape.nx == width)
        #expect(red.shape.ny == height)
        #expect(red.values[column] == 0xF2)  // mixed, in the top row
        let marked = red.values.count { $0 == 0xF2 }
        #expect(marked == 1)
      }
      for wrong in ["axis=w", "axis=x&index=4", "axis=z&index=-1", "index=one"] {
        #expect(try await served.client.get("\(path)?\(wrong)").status == 422, "\(wrong)")
      }
    }
  }

  @Test func `the structure of a volume says where its phases are`() async throws {
    try await withRun { served in
      let answer = try await served.client.get(
        "/api/v1/runs/small/volumes/candidate-001/curves")
      let depth = try #require(answer.json["depth"] as? [String: [Double]])
      #expect(depth["donor"] == [1, 0])
      #expect(depth["z_nm"] == [1, 3])
      let curves = try #require(answer.json["curves"] as? [String: Any])
      #expect((curves["s2"] as? [String: Any])?.keys.sorted() == ["A", "D", "M"])
    }
  }

  @Test func `files come as they lie there, each with what a browser may do with it`() async throws
  {
    try await withRun { served in
      let client = served.client
      let list = try await client.get("/api/v1/runs/small/files")
      let paths = (list.json["files"] as? [[String: Any]])?.compactMap { $0["path"] as? String }
      #expect(paths?.contains("candidates/001/volume.vti") == true)
      let page = try await client.get("/api/v1/runs/small/files/report.html")
      #expect(page.text == "<h1>report</h1>")
      #expect(page.headers["content-type"] == "text/html; charset=utf-8")
      #expect(page.headers["content-security-policy"]?.contains("sandbox") == true)
      let ledger = try await client.get("/api/v1/runs/small/files/ledger.sqlite")
      #expect(
        ledger.headers["content-disposition"]
          == "attachment; filename=\"ledger.sqlite\"; filename*=UTF-8''ledger.sqlite")
      let zip = try await client.get("/api/v1/runs/small/archive")
      #expect(zip.headers["content-type"] == "application/zip")
      #expect([UInt8](zip.body.prefix(4)) == [0x50, 0x4B, 3, 4])
      #expect(zip.body.range(of: Data("small/candidates/001/volume.vti".utf8)) != nil)
    }
  }

  @Test func `no path and no link leads out of a run`() async throws {
    try await withRun { served in
      let run = served.workspace.appending(path: "runs/small")
      try Data("secret".utf8).write(to: served.workspace.appending(path: "secret.txt"))
      let files = FileManager.default
      try files.createSymbolicLink(
        atPath: run.path + "/link.txt", withDestinationPath: "../../secret.txt")
      try files.createSymbolicLink(atPath: run.path + "/up", withDestinationPath: "../..")
      try files.createSymbolicLink(
        atPath: served.workspace.path + "/runs/elsewhere", withDestinationPath: "/etc")
      try Data("hidden".utf8).write(to: run.appending(path: ".hidden"))
      for path in [
        "small/files/link.txt", "small/files/up/secret.txt", "small/files/../../secret.txt",
        "small/files/..%2F..%2Fsecret.txt", "small/files/%2e%2e/%2e%2e/secret.txt",
        "small/files//etc/passwd", "small/files/.hidden", "small/files/candidates",
        "elsewhere/files/passwd", "../files/secret.txt", "..%2f/record", "small/files/",
        "small/volumes/..%2f..%2fsecret", "small/candidates/..%2f001",
      ] {
        let answer = try await served.client.get("/api/v1/runs/" + path)
        #expect(answer.status == 404, "\(path)")
        #expect(!answer.text.contains("secret") && !answer.text.contains("root:"))
      }
      let list = try await served.client.get("/api/v1/runs/small/files")
      #expect(!list.text.contains("link.txt") && !list.text.contains("hidden"))
    }
  }

  @Test func `pages of the program alone are served, from its own folder`() async throws {
    try await Served.with { served in
      for path in [
        "/../Package.swift", "/%2e%2e/Info.plist", "/js",
      ] {
        #expect(try await served.client.get(path).status == 404, "\(path)")
      }
      #expect(try await served.client.send("PUT", "/").status == 405)
      let page = try await served.client.get("/")
      #expect(page.status == 200)
      #expect(page.headers["content-type"] == "text/html; charset=utf-8")
      let tag = try #require(page.headers["etag"])
      #expect(try await served.client.get("/", headers: ["If-None-Match": tag]).status == 304)
      let head = try await served.client.send("HEAD", "/")
      #expect(head.body.isEmpty && head.headers["content-length"] == page.headers["content-length"])
    }
  }

  @Test func `runs are compared by what differs`() async throws {
    try await withRun { served in
      try SmallRun.write("other", in: served.workspace)
      let study = served.workspace.appending(path: "runs/other/study.yaml")
      try Data(SmallRun.study.replacing("seed: 3", with: "seed: 4").utf8).write(to: study)
      let answer = try await served.client.get("/api/v1/comparison?runs=small,other")
      let differences = try #require(answer.json["differences"] as? [[String: Any]])
      #expect(differences.map { $0["key"] as? String } == ["seed"])
      #expect(differences[0]["values"] as? [String] == ["3", "4"])
      for (wrong, status) in [("small", 422), ("small,none", 404), ("small,..", 404)] {
        let answer = try await served.client.get("/api/v1/comparison?runs=" + wrong)
        #expect(answer.status == status, "\(wrong)")
      }
    }
  }

  @Test func `a removed run is gone, and one that is not there cannot be`() async throws {
    try await withRun { served in
      let removed = try await served.client.send("DELETE", "/api/v1/runs/small")
      #expect(removed.status == 204)
      #expect(
        !FileManager.default.fileExists(
          atPath: served.workspace.appending(path: "runs/small").path))
      for path in ["small", "..", "%2e%2e", "."] {
        let answer = try await served.client.send("DELETE", "/api/v1/runs/\(path)")
        #expect(answer.status == 404, "\(path)")
      }
      #expect(FileManager.default.fileExists(atPath: served.workspace.appending(path: "runs").path))
    }
  }

  @Test func `a watcher hears at once how a run stands and what it has evaluated`() async throws {
    try await withRun { served in
      let port = served.client.port
      let text = try await Client.aside {
        let line = try Line(port: port)
        try line.write(
          "GET /api/v1/runs/small/events HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: 1\r\n\r\n")
        return line.read(until: "\"objective\":0.25")
      }
      #expect(text.contains("Content-Type: text/event-stream"))
      #expect(text.contains("event: run\ndata: {"))
      #expect(text.contains("event: evaluation\nid: 2\n"))
      #expect(!text.contains("id: 1\n"))
    }
  }
}
