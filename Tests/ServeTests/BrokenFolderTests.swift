import Foundation
import Ledger
import Programs
import Testing

/// Runs of earlier programs, half-written and damaged ones, and folders that are no runs.
@Suite struct BrokenFolderTests {
  /// What the routes of a run answer; the run has been spoiled by `spoil`.
  private func probe(
    _ spoil: @Sendable @escaping (URL) throws -> Void,
    _ look: @Sendable @escaping (Client) async throws -> Void
  ) async throws {
    try await Served.with { served in
      try SmallRun.write("sound", in: served.workspace)
      try SmallRun.write("small", in: served.workspace)
      try spoil(served.workspace.appending(path: "runs/small"))
      for path in Self.paths {
        let answer = try await served.client.get("/api/v1/\(path)")
        #expect(answer.status < 500, "\(path): \(answer.status) \(answer.text.prefix(300))")
      }
      let list = try await served.client.get("/api/v1/runs")
      let names = (list.json["runs"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
      #expect(names?.contains("sound") == true)
      try await look(served.client)
    }
  }

  private static let paths =
    ["comparison?runs=sound,small"]
    + [
      "", "/record", "/record?parts=training,densities", "/volumes", "/files", "/log", "/archive",
      "/candidates/1", "/files/study.yaml", "/volumes/candidate-001",
      "/volumes/candidate-001/info", "/volumes/candidate-001/slice",
      "/volumes/candidate-001/curves",
    ].map { "runs/small" + $0 }

  private static func sql(_ run: URL, _ text: String) throws {
    _ = try OtherProgram.run(["sqlite3", run.path + "/ledger.sqlite", text])
  }

  @Test func `a run that was written before schema 6 had regions is read and compared`()
    async throws
  {
    try await probe({ try Self.sql($0, "DROP TABLE region") }) { client in
      let record = try await client.get("/api/v1/runs/small/record")
      #expect((record.json["regions"] as? [Any])?.isEmpty == true)
      #expect((record.json["evaluations"] as? [Any])?.count == 2)
      #expect(record.json["unreadable"] == nil)
      #expect(try await client.get("/api/v1/comparison?runs=sound,small").status == 200)
    }
  }

  @Test(arguments: 1...5) func `a run of an earlier schema is read as it is`(schema: Int)
    async throws
  {
    try await probe({ run in
      let path = run.path + "/ledger.sqlite"
      try FileManager.default.removeItem(atPath: path)
      let ledger = try RunLedger(at: path, .create, schema: schema)
      try ledger.record(.status, "finished")
      try ledger.close()
    }) { client in
      let run = try await client.get("/api/v1/runs/small")
      #expect(run.json["state"] as? String == "finished")
      #expect(try await client.get("/api/v1/runs/small/record").status == 200)
    }
  }

  @Test func `a damaged table takes nothing from the others, and the record says which it is`()
    async throws
  {
    try await probe({ try Self.sql($0, "UPDATE candidate SET measured = 'xx'") }) { client in
      let record = try await client.get("/api/v1/runs/small/record")
      #expect(record.status == 200)
      #expect(record.json["candidates"] == nil)
      #expect((record.json["evaluations"] as? [Any])?.count == 2)
      let faults = try #require(record.json["unreadable"] as? [String: String])
      #expect(faults.keys.sorted() == ["candidates"])
      #expect(faults["candidates"]?.contains("candidate.measured") == true)
      let run = try await client.get("/api/v1/runs/small")
      #expect(run.json["state"] as? String == "failed")
      #expect(run.json["resumable"] as? Bool == false)
      #expect((run.json["problem"] as? String)?.contains("candidate.measured") == true)
    }
  }

  @Test(arguments: ["empty", "noise", "half", "foreign", "newer", "folder"])
  func `a run whose ledger is none is listed with the reason, and its files remain`(kind: String)
    async throws
  {
    try await probe({ run in
      let file = run.appending(path: "ledger.sqlite")
      switch kind {
      case "empty": try Data().write(to: file)
      case "noise":
        try Data((0..<40_000).map { UInt8(truncatingIfNeeded: $0 &* 37) }).write(to: file)
      case "half": try Data(contentsOf: file).prefix(20_000).write(to: file)
      case "newer": try Self.sql(run, "PRAGMA user_version = 99")
      default:
        try FileManager.default.removeItem(at: file)
        if kind == "folder" {
          try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
        } else {
          try Self.sql(run, "CREATE TABLE a (b)")
        }
      }
    }) { client in
      let run = try await client.get("/api/v1/runs/small")
      #expect(run.json["state"] as? String == "failed")
      #expect((run.json["problem"] as? String)?.isEmpty == false)
      #expect(try await client.get("/api/v1/runs/small/record").status == 422)
      #expect(try await client.get("/api/v1/runs/small/volumes/candidate-001").status == 200)
    }
  }

  @Test func `a volume that is cut off takes nothing from the run`() async throws {
    try await probe({ run in
      let file = run.appending(path: "candidates/001/volume.vti")
      try Data(contentsOf: file).prefix(200).write(to: file)
    }) { client in
      let record = try await client.get("/api/v1/runs/small/record")
      let volume = try await client.get("/api/v1/runs/small/volumes/candidate-001")
      #expect(record.status == 200)
      #expect(volume.status == 422)
    }
  }

  @Test func `a run that has only a study, and one whose study is none, are listed`()
    async throws
  {
    try await probe({ try FileManager.default.removeItem(atPath: $0.path + "/ledger.sqlite") }) {
      let run = try await $0.get("/api/v1/runs/small")
      #expect(run.json["state"] as? String == "interrupted")
      #expect(try await $0.get("/api/v1/runs/small/record").status == 404)
    }
    try await probe({ try Data("a: [b".utf8).write(to: $0.appending(path: "study.yaml")) }) {
      let run = try await $0.get("/api/v1/runs/small")
      #expect(run.json["state"] as? String == "finished")
      #expect(run.json["study_yaml"] as? String == "a: [b")
    }
  }

  @Test func `a ledger that is being written is read at every moment`() async throws {
    try await Served.with { served in
      try SmallRun.write("small", in: served.workspace, status: "running")
      let path = served.workspace.appending(path: "runs/small/ledger.sqlite").path
      let ledger = try RunLedger(at: path, .resume)
      for count in 3...30 {
        _ = try ledger.append(SmallRun.evaluation(1 / Double(count)))
        let answer = try await served.client.get("/api/v1/runs/small/record?parts=evaluations")
        #expect((answer.json["evaluations"] as? [Any])?.count == count)
      }
      try ledger.close()
    }
  }

  @Test func `folders and files that are no runs are not listed`() async throws {
    try await Served.with { served in
      let runs = served.workspace.appending(path: "runs")
      let files = FileManager.default
      try files.createDirectory(
        at: runs.appending(path: "photos"), withIntermediateDirectories: true)
      try Data("x".utf8).write(to: runs.appending(path: "photos/a.txt"))
      try Data("x".utf8).write(to: runs.appending(path: "notes.txt"))
      try files.createSymbolicLink(atPath: runs.path + "/etc", withDestinationPath: "/etc")
      try files.createSymbolicLink(atPath: runs.path + "/nowhere", withDestinationPath: "gone")
      let list = try await served.client.get("/api/v1/runs")
      #expect((list.json["runs"] as? [Any])?.isEmpty == true)
      for name in ["photos", "notes.txt", "etc", "nowhere"] {
        for path in ["", "/record", "/files", "/volumes", "/archive", "/events"] {
          let answer = try await served.client.get("/api/v1/runs/\(name)\(path)")
          #expect(answer.status == 404, "\(name)\(path)")
        }
        #expect(try await served.client.send("DELETE", "/api/v1/runs/\(name)").status == 404)
      }
    }
  }
}
