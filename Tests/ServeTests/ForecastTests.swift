import Foundation
import Testing
import Volumes

/// What a run would cost, and the volume that a run was to be like.
@Suite(.enabled(if: Served.hasModels, "no models here"))
struct ForecastTests {
  @Test func `the cost of a study is told by stages before it runs, and nothing is written`()
    async throws
  {
    try await Served.with { served in
      let study = SmallRun.study + "\ncandidates: { count: 2, samples: 6 }\n"
      let answer = try await served.client.post("/api/v1/study/forecast", ["yaml": study])
      #expect(answer.status == 200, "\(answer.text.prefix(300))")
      #expect(answer.json["document"] as? String == "forecast")
      #expect(answer.json["place"] as? String == "free")
      let stages = try #require(answer.json["stages"] as? [[String: Any]])
      // a condition of the model is asked for as it stands: nothing is searched
      #expect(stages.map { $0["name"] as? String } == ["candidates", "proof"])
      #expect(stages.first?["volumes"] as? Int == 6)
      #expect(stages.allSatisfy { ($0["seconds"] as? Double ?? 0) > 0 })
      let runs = try FileManager.default.contentsOfDirectory(
        atPath: served.workspace.appending(path: "runs").path)
      #expect(runs.isEmpty)
    }
  }

  @Test func `the cost of a study that is none, or names files elsewhere, is not told`()
    async throws
  {
    try await Served.with { served in
      for text in [
        "a: [b", "name: x\nmodel: three-phase-64\nseed: 1\ntargets: { from: /etc/passwd }",
      ] {
        let answer = try await served.client.post("/api/v1/study/forecast", ["yaml": text])
        #expect(answer.status == 422, "\(answer.text)")
      }
      let unknown = try await served.client.post(
        "/api/v1/study/forecast",
        ["yaml": SmallRun.study.replacing("three-phase-64", with: "no-model")])
      #expect(unknown.status == 404)
    }
  }

  @Test func `a run has the volume that its targets were read from, while it is there`()
    async throws
  {
    try await Served.with { served in
      let client = served.client
      try SmallRun.write("small", in: served.workspace)
      let film = served.workspace.appending(path: "uploads/film.vti")
      try writeVolume(SmallRun.volume, to: film.path)
      let study = served.workspace.appending(path: "runs/small/study.yaml")
      for (path, isThere) in [(film.path, true), ("/etc/passwd", false), ("gone.vti", false)] {
        let text = SmallRun.study.replacing(
          "targets:",
          with: "targets:\n  measured_on: \"\(path), 4×3×2 voxels, periodic sides\"")
        try Data(text.utf8).write(to: study)
        let list = try await client.get("/api/v1/runs/small/volumes")
        let ids = (list.json["volumes"] as? [[String: Any]])?.compactMap { $0["id"] as? String }
        #expect(ids == (isThere ? ["candidate-001", "target"] : ["candidate-001"]), "\(path)")
        let volume = try await client.get("/api/v1/runs/small/volumes/target")
        #expect(volume.status == (isThere ? 200 : 404), "\(path)")
        if isThere { #expect([UInt8](volume.body) == SmallRun.volume.labels) }
      }
    }
  }
}
