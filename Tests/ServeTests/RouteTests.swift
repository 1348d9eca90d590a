import Foundation
import Serve
import Studies
import Testing

/// Models, studies and uploads, by the shipped models.
@Suite(.serialized, .enabled(if: Served.hasModels, "no shipped models here"))
struct RouteTests {
  private let model = "/api/v1/models/three-phase-64"

  @Test func `the answer to a check is that of the command`() async throws {
    try await Served.with { [model] served in
      let request = ["vol_frac_D": 0.45, "vol_frac_M": 0.4]
      let answer = try await served.client.post("\(model)/check", ["request": request])
      let expected = try await Client.aside {
        try JSONText.document(
          try check(["vol_frac_D=0.45", "vol_frac_M=0.4"], model: "three-phase-64"))
      }
      #expect(answer.text == expected)
      // a synonym means the same
      let other = try await served.client.post(
        "\(model)/check", ["request": ["ABS_f_D": 0.45, "vol_frac_M": 0.4]])
      #expect(other.text == expected)
    }
  }

  @Test func `what is no request is refused with its reason`() async throws {
    try await Served.with { [model] served in
      for (body, key) in [
        (["request": ["vol_frac_X": 0.4]], nil), (["request": [String: Double]()], nil),
        (["request": ["vol_frac_D": "much"]], "request.vol_frac_D"), ([:], nil),
      ] as [([String: Any], String?)] {
        let answer = try await served.client.post("\(model)/check", body)
        #expect(answer.status == 422, "\(body)")
        #expect(answer.json["document"] as? String == "error")
        #expect((answer.json["message"] as? String)?.isEmpty == false)
        if let key { #expect(answer.json["key"] as? String == key) }
      }
      let none = try await served.client.post("/api/v1/models/none/check", ["request": ["a": 1]])
      #expect(none.status == 404)
      #expect(none.json["code"] as? String == "unknown_model")
      for path in ["..", "%2e%2e%2fmodels%2fthree-phase-64", "."] {
        #expect(try await served.client.get("/api/v1/models/\(path)").status == 404)
      }
    }
  }

  @Test func `the rest of a request is filled in, and what was given stays`() async throws {
    try await Served.with { [model] served in
      let answer = try await served.client.post(
        "\(model)/complete", ["request": ["vol_frac_D": 0.45]])
      let values = try #require(answer.json["values"] as? [String: Double])
      #expect(values["vol_frac_D"] == 0.45)
      #expect(values.count == 4)
      #expect(answer.json["chosen"] as? [String] == ["vol_frac_M", "tortuosity_A", "tortuosity_D"])
    }
  }

  @Test func `the distribution counts every row of every attribute`() async throws {
    try await Served.with { [model] served in
      let answer = try await served.client.get("\(model)/distribution?samples=50")
      let attributes = try #require(answer.json["attributes"] as? [[String: Any]])
      let rows = try #require(answer.json["rows"] as? Int)
      // tau_D and tau_A are undefined on some films
      #expect(attributes.count == 10)
      for attribute in attributes {
        let histogram = try #require(attribute["histogram"] as? [String: [Double]])
        #expect(histogram["counts"]?.reduce(0, +) == Double(rows))
        #expect(histogram["edges"]?.count == histogram["counts"].map { $0.count + 1 })
        #expect(histogram["edges"]?.first == attribute["minimum"] as? Double)
      }
      let correlations = try #require(answer.json["correlations"] as? [[Double]])
      for index in correlations.indices { #expect(abs(correlations[index][index] - 1) < 1e-12) }
      #expect((answer.json["samples"] as? [[Double]])?.count ?? 0 <= 50)
    }
  }

  @Test func `the prediction of a recipe is that of the command`() async throws {
    try await Served.with { [model] served in
      let answer = try await served.client.post(
        "\(model)/predict", ["phi": 0.5, "chi": 3.0, "log_time": 2.0])
      let expected = try await Client.aside {
        try JSONText.document(
          try predict(PredictOptions(model: "three-phase-64", phi: 0.5, chi: 3, logTime: 2)))
      }
      #expect(answer.text == expected)
      let far = try await served.client.post(
        "\(model)/predict", ["phi": 0.5, "chi": 7.0, "log_time": 2.0])
      #expect(far.status == 422)
    }
  }

  @Test func `a study is read as the command reads it, and its fault has key and line`()
    async throws
  {
    try await Served.with { served in
      let good = try await served.client.post("/api/v1/study/check", ["yaml": SmallRun.study])
      #expect(good.json["valid"] as? Bool == true)
      #expect((good.json["realism"] as? [String: Any])?["verdict"] as? String == "realistic")
      let bad = try await served.client.post(
        "/api/v1/study/check",
        ["yaml": SmallRun.study.replacing("tolerance: 0.1", with: "tolerance: wide")])
      let fault = try #require((bad.json["errors"] as? [[String: Any]])?.first)
      #expect(fault["key"] as? String == "targets.vol_frac_D.tolerance")
      #expect(fault["line"] as? Int == 5)
      #expect(bad.json["study"] == nil)
    }
  }

  @Test func `a study from values has their keys in the order of the tables`() async throws {
    try await Served.with { served in
      let values: [String: Any] = [
        "targets": ["vol_frac_M": 0.11, "vol_frac_D": ["value": 0.45, "tolerance": 0.03]],
        "seed": 7, "name": "from-values", "model": "three-phase-64",
        "search": ["replicates": 4, "evaluations": 9],
      ]
      let answer = try await served.client.post("/api/v1/study/write", ["study": values])
      #expect(answer.json["valid"] as? Bool == true)
      #expect(
        answer.json["written"] as? String == """
          name: from-values
          model: three-phase-64
          seed: 7
          targets:
            vol_frac_D: {value: 0.45, tolerance: 0.03}
            vol_frac_M: 0.11
          search:
            evaluations: 9
            replicates: 4

          """)
    }
  }

  @Test func `a study that names files elsewhere is refused`() async throws {
    try await Served.with { served in
      for line in ["targets: { from: /etc/passwd }", "targets: { from: ../../x.vti }"] {
        let answer = try await served.client.post(
          "/api/v1/study/check", ["yaml": "name: x\nmodel: three-phase-64\nseed: 1\n\(line)"])
        #expect(answer.json["valid"] as? Bool == false)
        #expect(answer.text.contains("does not lie in the workspace"), "\(answer.text)")
      }
      let model = try await served.client.post(
        "/api/v1/study/check",
        ["yaml": "name: x\nmodel: /etc/model\nseed: 1\ntargets: { vol_frac_D: 0.4 }"])
      #expect(model.text.contains("does not lie in the workspace"))
    }
  }

  @Test func `an upload becomes descriptors, targets and a study's volume`() async throws {
    try await Served.with { [model] served in
      _ = model
      let film = try Data(contentsOf: URL(filePath: "studies/film.vti"))
      let sent = try await served.client.send(
        "POST", "/api/v1/uploads?name=my%20film.vti", body: film)
      #expect(sent.status == 201)
      #expect(sent.json["readable"] as? Bool == true)
      let id = try #require(sent.json["id"] as? String)
      let path = "/api/v1/uploads/\(id)"
      let described = try await served.client.post(
        "\(path)/describe", ["only": ["vol_frac_D"], "sides": "periodic"])
      let share = try #require(described.json["vol_frac_D"] as? Double)
      let targets = try await served.client.post(
        "\(path)/targets", ["model": "three-phase-64", "tolerance": 0.02])
      let found = try #require(targets.json["targets"] as? [String: [String: Double]])
      #expect(found["vol_frac_D"] == ["value": share, "tolerance": 0.02])
      #expect(found.count == 4)
      let study = try await served.client.post(
        "/api/v1/study/check",
        [
          "yaml":
            "name: like\nmodel: three-phase-64\nseed: 1\ntargets: { from: \"\(sent.json["study_path"] ?? "")\" }"
        ])
      #expect(study.json["valid"] as? Bool == true, "\(study.text.prefix(400))")
      #expect(try await served.client.get("\(path)/volume/info").status == 200)
      #expect(try await served.client.send("DELETE", path).status == 204)
      #expect(try await served.client.get("\(path)/volume").status == 404)
    }
  }

  @Test func `an upload whose labels say nothing waits for their meaning`() async throws {
    try await Served.with { served in
      // a GraSPI text of two labels that are no codes
      let text = "2 2 1\n5 5 7 7\n"
      let sent = try await served.client.send(
        "POST", "/api/v1/uploads?name=film.txt", body: Data(text.utf8))
      #expect(sent.json["readable"] as? Bool == false)
      #expect((sent.json["problem"] as? String)?.isEmpty == false)
      let id = try #require(sent.json["id"] as? String)
      let named = try await served.client.get(
        "/api/v1/uploads/\(id)/volume/info?labels=5%3Ddonor,7%3Dacceptor")
      #expect(named.status == 200)
    }
  }

  @Test(arguments: ["..%2Fx.vti", ".hidden", "a%2Fb.vti", "%0A", ""])
  func `an upload's name stays a name`(name: String) async throws {
    try await Served.with { served in
      let answer = try await served.client.send(
        "POST", "/api/v1/uploads?name=\(name)", body: Data("x".utf8))
      #expect(answer.status == 422)
      let kept = try FileManager.default.contentsOfDirectory(
        atPath: served.workspace.appending(path: "uploads").path)
      #expect(kept.isEmpty)
    }
  }
}
