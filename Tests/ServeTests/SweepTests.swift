import Foundation
import Ledger
import Testing

/// Sweeps that the command line left in a workspace, and the runs of their points.
@Suite struct SweepTests {
  private static let paths = ["targets.vol_frac_D.value", "window.chi.1"]

  /// A sweep called `wide` of 3×2 points, of which the last waits and the fifth is unrealistic; the
  /// outcome is x + 2y.
  private func withSweep(
    _ body: @Sendable @escaping (Served) async throws -> Void
  ) async throws {
    try await Served.with { served in
      try SmallRun.write("small", in: served.workspace)
      let runs = served.workspace.appending(path: "runs")
      let folder = runs.appending(path: "wide")
      try FileManager.default.createDirectory(
        at: folder.appending(path: "points"), withIntermediateDirectories: true)
      for number in 1...4 {
        try FileManager.default.copyItem(
          at: runs.appending(path: "small"), to: folder.appending(path: "points/00\(number)"))
      }
      try FileManager.default.removeItem(at: runs.appending(path: "small"))
      try Data("name: wide\n".utf8).write(to: folder.appending(path: "sweep.yaml"))
      try Data("<h1>sweep</h1>".utf8).write(to: folder.appending(path: "report.html"))
      _ = try SweepLedger(
        creating: folder.path + "/sweep.sqlite", paths: Self.paths, points: Self.points)
      try await body(served)
    }
  }

  private static var points: [SweepPointRecord] {
    [(0.0, 0.0), (1, 0), (0, 1), (1, 1), (2, 0), (2, 1)].enumerated().map { index, place in
      let status: SweepPointRecord.Status =
        index < 4 ? .done : index == 4 ? .unrealistic : .waiting
      return SweepPointRecord(
        number: index + 1, values: [paths[0]: place.0, paths[1]: place.1], status: status,
        reason: status == .unrealistic ? "no such films" : nil,
        outcomes: status == .done ? ["candidate_error": place.0 + 2 * place.1] : [:])
    }
  }

  @Test func `a sweep is listed with how far it is, and no run beside it`() async throws {
    try await withSweep { served in
      let list = try await served.client.get("/api/v1/sweeps")
      let line = try #require((list.json["sweeps"] as? [[String: Any]])?.first)
      #expect(line["name"] as? String == "wide")
      #expect(line["state"] as? String == "interrupted")
      #expect(line["numbers"] as? [String] == Self.paths)
      #expect(line["done"] as? Int == 4 && line["unrealistic"] as? Int == 1)
      #expect(line["best"] as? Int == 1 && line["best_error"] as? Double == 0)
      let runs = try await served.client.get("/api/v1/runs")
      #expect((runs.json["runs"] as? [Any])?.isEmpty == true)
    }
  }

  @Test func `a sweep has its points with their settings, outcomes and runs`() async throws {
    try await withSweep { served in
      let sweep = try await served.client.get("/api/v1/sweeps/wide")
      let points = try #require(sweep.json["points"] as? [[String: Any]])
      #expect(
        points.map { $0["run"] as? String ?? "" }.prefix(4) == [
          "wide@001", "wide@002", "wide@003", "wide@004",
        ])
      #expect(points[4]["run"] == nil && points[4]["reason"] as? String == "no such films")
      #expect(points[3]["outcomes"] as? [String: Double] == ["candidate_error": 3])
      let outcomes = try #require(sweep.json["outcomes"] as? [[String: String]])
      #expect(outcomes.map { $0["name"] } == ["candidate_error"])
      let page = try await served.client.get("/api/v1/sweeps/wide/files/report.html")
      #expect(page.text == "<h1>sweep</h1>")
      #expect(page.headers["content-security-policy"]?.contains("sandbox") == true)
    }
  }

  @Test func `the surface goes through the points; of a plane it is the plane`() async throws {
    try await withSweep { served in
      let path = "/api/v1/sweeps/wide/surface?x=\(Self.paths[0])&y=\(Self.paths[1])"
      let answer = try await served.client.get(path + "&outcome=candidate_error&steps=8")
      let (x, y, values) = (
        try #require(answer.json["x"] as? [Double]), try #require(answer.json["y"] as? [Double]),
        try #require(answer.json["values"] as? [Double])
      )
      #expect(x.count == 9 && y.count == 9 && x.last == 1 && y.last == 1)
      for (index, value) in values.enumerated() {
        #expect(abs(value - (x[index % 9] + 2 * y[index / 9])) < 1e-9)  // round-off of six weights
      }
      for wrong in [
        path + "&outcome=nothing", path + "&steps=2&outcome=candidate_error",
        "/api/v1/sweeps/wide/surface?x=seed&y=seed&outcome=candidate_error",
      ] {
        let answer = try await served.client.get(wrong)
        #expect(answer.status == 422, "\(wrong)")
      }
    }
  }

  @Test func `a point's run is looked at as any run, and left to its sweep`() async throws {
    try await withSweep { served in
      let client = served.client
      let run = try await client.get("/api/v1/runs/wide@002")
      #expect(run.json["state"] as? String == "finished")
      #expect(run.json["managed"] as? Bool == false)
      for path in ["/record", "/volumes", "/files", "/candidates/1", "/volumes/candidate-001"] {
        let answer = try await client.get("/api/v1/runs/wide%40003" + path)
        #expect(answer.status == 200, "\(path)")
      }
      let both = try await client.get("/api/v1/comparison?runs=wide@001,wide@002")
      #expect(both.json["names"] as? [String] == ["wide@001", "wide@002"])
      let removed = try await client.send("DELETE", "/api/v1/runs/wide@002")
      #expect(removed.status == 409)
      let resumed = try await client.post("/api/v1/runs/wide@002/resume", ["evaluations": 9])
      #expect(resumed.status == 409)
      for name in ["wide@009", "wide@..", "wide@", "none@001", "@001", "wide@001@001"] {
        let answer = try await client.get("/api/v1/runs/\(name)/record")
        #expect(answer.status == 404, "\(name)")
      }
    }
  }

  @Test func `a sweep whose record is none is listed with the reason`() async throws {
    try await withSweep { served in
      let file = served.workspace.appending(path: "runs/wide/sweep.sqlite")
      for bytes in [Data(), Data("no database".utf8)] {
        for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + end) }
        try bytes.write(to: file)
        let list = try await served.client.get("/api/v1/sweeps")
        let line = try #require((list.json["sweeps"] as? [[String: Any]])?.first)
        #expect(line["state"] as? String == "failed")
        #expect((line["problem"] as? String)?.contains("sweep.sqlite") == true)
        let sweep = try await served.client.get("/api/v1/sweeps/wide")
        #expect(sweep.status == 422)
      }
      let none = try await served.client.get("/api/v1/sweeps/small")
      #expect(none.status == 404)
    }
  }
}
