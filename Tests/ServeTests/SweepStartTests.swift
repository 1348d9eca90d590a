import Foundation
import Serve
import Testing

/// Sweeps that are checked, started, watched, cancelled and resumed through the server.
@Suite(
  .serialized, .enabled(if: Served.hasProgram && Served.hasModels, "no program or no models here"))
struct SweepStartTests {
  /// Points of some seconds each: no search, two candidates, no simulation.
  private static func study(
    _ name: String, values: String = "[0.42, 0.45, 0.48]", samples: Int = 2
  ) -> String {
    """
    name: \(name)
    model: three-phase-64
    seed: 1
    targets: { vol_frac_D: { value: 0.45, tolerance: 0.03 } }
    candidates: { count: 2, samples: \(samples), aims: 0 }
    search: { evaluations: 2, replicates: 1 }
    verification: { pathways: 0 }
    refinement: { pathways: 0 }
    sweep:
      numbers:
        targets.vol_frac_D.value: \(values)
    """
  }

  private static let path = "targets.vol_frac_D.value"

  @Test func `a checked sweep has its points, and those that their request ends`() async throws {
    try await Served.with { served in
      let answer = try await served.client.post(
        "/api/v1/sweep/check", ["yaml": Self.study("checked", values: "[0.45, 0.99]")])
      #expect(answer.json["valid"] as? Bool == true, "\(answer.text)")
      #expect(answer.json["name"] as? String == "checked")
      let points = try #require(answer.json["points"] as? [[String: Any]])
      #expect(
        points.map { $0["values"] as? [String: Double] } == [[Self.path: 0.45], [Self.path: 0.99]])
      #expect(points.map { $0["stops"] as? Bool } == [false, true])
      #expect(answer.json["unrealistic"] as? Int == 1 && answer.json["judged"] as? Int == 2)
    }
  }

  @Test func `what is wrong with a sweep is said at its key and line, and it does not start`()
    async throws
  {
    try await Served.with { served in
      let good = Self.study("wrong")
      for (text, key) in [
        (good.replacing("0.42", with: "much"), "sweep.numbers.\(Self.path)"),
        (good.replacing(Self.path, with: "targets.vol_frac_M.value"), "sweep.numbers"),
        (good.replacing("tolerance: 0.03", with: "tolerance: -1"), "targets.vol_frac_D.tolerance"),
        (good.replacing("three-phase-64", with: "none"), "model"),
        (good.components(separatedBy: "sweep:")[0], ""),
      ] {
        let checked = try await served.client.post("/api/v1/sweep/check", ["yaml": text])
        let error = try #require((checked.json["errors"] as? [[String: Any]])?.first, "\(key)")
        #expect((error["key"] as? String)?.hasPrefix(key) == true, "\(error)")
        #expect(!key.isEmpty || error["problem"] as? String == "the key sweep is missing")
        #expect(checked.json["valid"] as? Bool == false)
        let started = try await served.client.post("/api/v1/sweeps", ["yaml": text])
        #expect(started.status == 422, "\(key)")
        // an error about the whole file names no key
        #expect(started.json["key"] as? String ?? "" == error["key"] as? String)
        #expect(started.json["line"] as? Int == error["line"] as? Int)
      }
      let far = try await served.client.post(
        "/api/v1/sweeps", ["yaml": Self.study("far", values: "[0.98, 0.99]")])
      #expect(far.json["code"] as? String == "unrealistic")
      let list = try await served.client.get("/api/v1/sweeps")
      #expect((list.json["sweeps"] as? [Any])?.isEmpty == true)
    }
  }

  @Test func `a sweep that is written from values is the one that was given`() async throws {
    try await Served.with { served in
      let sweep = ["numbers": [Self.path: ["from": 0.4, "to": 0.5, "count": 3]]]
      let study: [String: Any] = [
        "sweep": sweep, "name": "written", "model": "three-phase-64",
        "targets": ["vol_frac_D": ["value": 0.45]],
      ]
      let written = try await served.client.post("/api/v1/sweep/write", ["study": study])
      let text = try #require(written.json["written"] as? String)
      #expect(text.hasPrefix("name: written\nmodel: three-phase-64\n"))
      let read = try await served.client.post("/api/v1/sweep/check", ["yaml": text])
      let points = try #require(read.json["points"] as? [[String: Any]])
      #expect(
        points.compactMap { ($0["values"] as? [String: Double])?[Self.path] } == [0.4, 0.45, 0.5])
    }
  }

  @Test func `a sweep is started, watched, cancelled, resumed, and ends with all points`()
    async throws
  {
    try await Served.with { served in
      let (client, path) = (served.client, "/api/v1/sweeps/wide")
      let text = Self.study("wide", values: "[0.42, 0.48]", samples: 8)
      let started = try await client.post("/api/v1/sweeps", ["yaml": text])
      #expect(started.status == 201, "\(started.text)")
      #expect(started.headers["location"] == path)
      #expect((started.json["points"] as? [[String: Any]])?.count == 2)
      #expect(try await client.post("/api/v1/sweeps", ["yaml": text]).status == 409)
      #expect(try await client.get("/api/v1/runs/wide").status == 404)
      let runs = try await client.get("/api/v1/runs")
      #expect((runs.json["runs"] as? [Any])?.isEmpty == true)
      let done = { @Sendable (json: [String: Any]) in
        (json["sweep"] as? [String: Any])?["done"] as? Int ?? 0
      }
      let state = { @Sendable (json: [String: Any]) in
        (json["sweep"] as? [String: Any])?["state"] as? String
      }
      let first = try await served.wait(for: path) { done($0) > 0 }
      if state(first.json) == "running" {
        let line = try #require(first.json["sweep"] as? [String: Any])
        #expect(line["seconds_left"] as? Double ?? 0 > 0)
        #expect(try await client.send("DELETE", path).status == 409)
        #expect(try await client.post("\(path)/cancel", [:]).status == 200)
        let ended = try await served.wait(for: path) { state($0) == "cancelled" }
        #expect((ended.json["sweep"] as? [String: Any])?["resumable"] as? Bool == true)
        #expect(try await client.post("\(path)/cancel", [:]).status == 409)
        #expect(try await client.post("\(path)/resume", [:]).status == 200)
      }
      let end = try await served.wait(for: path, seconds: 600) { state($0) == "finished" }
      #expect(done(end.json) == 2)
      let point = try await client.get("/api/v1/runs/wide@002")
      #expect(point.json["state"] as? String == "finished")
      #expect(try await client.post("\(path)/resume", [:]).status == 409)
      #expect(try await client.send("DELETE", path).status == 204)
      #expect(try await client.get(path).status == 404)
    }
  }

  @Test func `a sweep waits for the run before it, and can be taken out of the queue`() async throws
  {
    try await Served.with { served in
      let client = served.client
      let run = Self.study("run", samples: 24).components(separatedBy: "sweep:")[0]
      #expect(try await client.post("/api/v1/runs", ["yaml": run]).status == 201)
      let queued = try await client.post("/api/v1/sweeps", ["yaml": Self.study("later")])
      let line = try #require(queued.json["sweep"] as? [String: Any])
      #expect(line["state"] as? String == "queued" && line["queue_position"] as? Int == 1)
      // a run cannot take the name of a sweep that waits
      let same = try await client.post(
        "/api/v1/runs", ["yaml": run.replacing("name: run", with: "name: later")])
      #expect(same.status == 409)
      let ended = try await client.post("/api/v1/sweeps/later/cancel", [:])
      #expect((ended.json["sweep"] as? [String: Any])?["state"] as? String == "cancelled")
      #expect(try await client.post("/api/v1/runs/run/cancel", [:]).status == 200)
    }
  }
}
