import Foundation
import Serve
import Testing

/// Runs from their start to their end, by the program itself.
@Suite(
  .serialized, .enabled(if: Served.hasProgram && Served.hasModels, "no program or no models here"))
struct RunTests {
  /// Takes some seconds: no search, two candidates, no simulation.
  private static func study(_ name: String, samples: Int = 2) -> String {
    """
    name: \(name)
    model: three-phase-64
    seed: 1
    targets: { vol_frac_D: { value: 0.45, tolerance: 0.03 } }
    candidates: { count: \(samples), samples: \(samples), aims: 0 }
    search: { evaluations: 2, replicates: 1 }
    verification: { pathways: 0 }
    refinement: { pathways: 0 }
    """
  }

  @Test func `a run is started, watched, cancelled, resumed and ends as one that was never cut`()
    async throws
  {
    try await Served.with { served in
      let (client, path) = (served.client, "/api/v1/runs/first")
      let started = try await client.post("/api/v1/runs", ["yaml": Self.study("first")])
      #expect(started.status == 201, "\(started.text)")
      #expect(started.headers["location"] == "/api/v1/runs/first")
      let again = try await client.post("/api/v1/runs", ["yaml": Self.study("first")])
      #expect(again.status == 409)
      // the next one waits: one runs at a time
      let second = try await client.post("/api/v1/runs", ["yaml": Self.study("second")])
      #expect(second.json["state"] as? String == "queued")
      _ = try await served.wait(for: path) { ($0["evaluations"] as? Int ?? 0) > 0 }
      #expect(try await client.post("\(path)/resume", [:]).status == 409)
      #expect(try await client.send("DELETE", path).status == 409)
      #expect(try await client.post("\(path)/cancel", [:]).status == 200)
      let ended = try await served.wait(for: path) { $0["state"] as? String == "cancelled" }
      #expect(ended.json["resumable"] as? Bool == true)
      #expect(ended.json["evaluations"] as? Int ?? 0 > 0)
      let seconds = try #require(ended.json["seconds"] as? Double)
      try await Task.sleep(for: .milliseconds(700))
      // it is not at work
      #expect(try await client.get(path).json["seconds"] as? Double == seconds)
      #expect(try await client.post("\(path)/cancel", [:]).status == 409)
      #expect(try await client.post("\(path)/resume", [:]).status == 200)
      for name in ["first", "second"] {
        _ = try await served.wait(for: "/api/v1/runs/\(name)") {
          $0["state"] as? String == "finished"
        }
      }
      let tables = try await ["first", "second"].asyncMap {
        try await client.get("/api/v1/runs/\($0)/files/candidates.csv").body
      }
      #expect(tables[0] == tables[1] && !tables[0].isEmpty)
    }
  }

  @Test func `a run outlives its server, and the next one finds it`() async throws {
    let workspace = FileManager.default.temporaryDirectory.appending(
      path: "serve-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: workspace) }
    try await Served.with(in: workspace) { served in
      let answer = try await served.client.post("/api/v1/runs", ["yaml": Self.study("long")])
      #expect(answer.status == 201)
      _ = try await served.wait(for: "/api/v1/runs/long") { $0["state"] as? String == "running" }
    }
    try await Served.with(in: workspace) { served in
      let found = try await served.client.get("/api/v1/runs/long")
      #expect(["running", "finished"].contains(found.json["state"] as? String))
      _ = try await served.wait(for: "/api/v1/runs/long") { $0["state"] as? String == "finished" }
    }
  }

  @Test func `a run that was cut off with its server goes on with the next one`() async throws {
    let workspace = FileManager.default.temporaryDirectory.appending(
      path: "serve-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: workspace) }
    try await Served.with(in: workspace) { served in
      _ = try await served.client.post("/api/v1/runs", ["yaml": Self.study("cut")])
      _ = try await served.wait(for: "/api/v1/runs/cut") { ($0["evaluations"] as? Int ?? 0) > 0 }
    }
    let job = try Data(contentsOf: workspace.appending(path: ".binodal/jobs/cut.json"))
    let text = try #require(JSONSerialization.jsonObject(with: job) as? [String: Any])
    let pid = try #require((text["process"] as? [String: Any])?["pid"] as? Int32)
    kill(pid, SIGKILL)
    var status: Int32 = 0
    waitpid(pid, &status, 0)
    try await Served.with(in: workspace) { served in
      _ = try await served.wait(for: "/api/v1/runs/cut") { $0["state"] as? String == "finished" }
    }
  }

  @Test func `a run that fails says why, and a study with a fault never starts`() async throws {
    try await Served.with { served in
      let client = served.client
      let faulty = try await client.post(
        "/api/v1/runs", ["yaml": Self.study("faulty") + "\nspeed: high"])
      #expect(faulty.status == 422)
      #expect(faulty.json["key"] as? String == "speed")
      #expect(faulty.json["line"] as? Int == 9)
      let unrealistic = try await client.post(
        "/api/v1/runs",
        ["yaml": Self.study("far").replacing("value: 0.45", with: "value: 0.99")])
      #expect(unrealistic.json["code"] as? String == "unrealistic")
      let none = try await client.get("/api/v1/runs")
      #expect((none.json["runs"] as? [Any])?.isEmpty == true)
      // the folder is another program's by the time the run begins
      let folder = served.workspace.appending(path: "runs/taken")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: folder.appending(path: "notes.txt"))
      let taken = try await client.post(
        "/api/v1/runs", ["yaml": Self.study("taken"), "overwrite": true])
      #expect(taken.status == 409)
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: "notes.txt").path))
    }
  }
}

extension Sequence {
  fileprivate func asyncMap<T>(_ body: (Element) async throws -> T) async rethrows -> [T] {
    var all: [T] = []
    for element in self { all.append(try await body(element)) }
    return all
  }
}
