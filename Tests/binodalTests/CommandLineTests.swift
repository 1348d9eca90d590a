import Foundation
import Programs
import Testing

@Suite struct CommandLineTests {
  static let commands = [
    ["design"], ["sweep"], ["check"], ["generate"], ["describe"], ["simulate"], ["convert"],
    ["corpus", "build"], ["corpus", "import"], ["corpus", "info"], ["train"], ["evaluate"],
    ["report"], ["serve"],
    ["model", "list"], ["model", "show"],
    ["study", "schema"], ["study", "show"], ["study", "keys"],
  ]

  @Test
  func `a study that mixes lengths of voxels is refused, and one without lengths is not`() throws {
    let scratch = try Scratch()
    func run(_ target: String, _ length: Double) throws -> (status: Int32, err: String) {
      let study = try scratch.file(
        "study.yaml",
        """
        name: mixed
        model: three-phase
        targets: { \(target) }
        calibration: { source: "a test", voxel_length: \(length), diffusivity: 1e-17, temperature: 90 }
        """)
      let ended = try Program.run(["design", study, "--dry-run"])
      return (ended.status, ended.err)
    }
    let area = "vol_frac_D: 0.45, area_DM: 0.1"
    let refused = try run(area, 1.5)
    #expect(refused.status == 65)
    #expect(refused.err.contains("area_DM depends on the length of a voxel"), "\(refused.err)")
    #expect(try run(area, 1).status == 0)
    #expect(try run("vol_frac_D: 0.45", 1.5).status == 0)
  }

  @Test func `a forward model is drawn with the films that it rests on`() throws {
    let scratch = try Scratch()
    let drawn = try Program.run(
      [
        "predict", "--model", "three-phase-64", "--phi", "0.5", "--chi", "3", "--log-time", "2",
        "--only", "CT_f_D_tort1", "--plots", scratch.url.appending(path: "plots").path,
      ])
    #expect(drawn.status == 0, "\(drawn.err)")
    #expect(drawn.out.contains("tortuosity_D") && !drawn.out.contains("tortuosity_A"))
    let folder = scratch.url.appending(path: "plots")
    let films = try String(
      contentsOf: folder.appending(path: "forecast-tortuosity_D-films.dat"), encoding: .utf8)
    #expect(films.split(separator: "\n").count > 20)
    let picture = try Data(contentsOf: folder.appending(path: "forecast-tortuosity_D.png"))
    #expect(picture.count > 20_000)
  }

  @Test(arguments: commands)
  func `every command has help with an example`(command: [String]) throws {
    let ended = try Program.run(command + ["--help"])
    #expect(ended.status == 0)
    #expect(ended.out.contains("EXAMPLE"))
    #expect(ended.out.contains("binodal " + command.joined(separator: " ")))
  }

  @Test(arguments: [
    ["desing"], ["design"], ["generate", "--out", "x", "--count", "0"], ["describe"],
    ["simulate", "--phi", "0.5"], ["train", "everything", "a", "--corpus", "b", "--name", "c"],
    ["check", "--target", "vol_frac_D=x"], ["report"], ["report", "a", "--out", "b"],
    ["serve", "--host", "0.0.0.0"],
    ["serve", "--port", "70000"], ["serve", "--token", "short"],
  ])
  func `wrong usage ends with 64 and one clear sentence`(arguments: [String]) throws {
    let ended = try Program.run(arguments)
    #expect(ended.status == 64, "\(ended.err)")
    #expect(ended.out.isEmpty)
    #expect(!ended.err.isEmpty)
  }

  @Test func `a study that does not hold together ends with 65 and leaves nothing`() throws {
    let scratch = try Scratch()
    let studies = [
      "name: a\ntargets: { vol_frac_d: 0.4 }\n", "name: a\ntargets: [1]\n", "name: [\n", "",
      "name: a\nmodel: ./nowhere\ntargets: { vol_frac_D: 0.4 }\n",
    ]
    for text in studies {
      let file = try scratch.file("study.yaml", text)
      let ended = try Program.run(["design", file], in: scratch.url)
      #expect(ended.status == 65, "\(ended.err)")
      #expect(ended.err.split(separator: "\n").count == 1, "\(ended.err)")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path)
    #expect(left == ["study.yaml"])
  }

  @Test func `a dry run tells request and cost and leaves nothing`() throws {
    let scratch = try Scratch()
    let study = try scratch.file(
      "study.yaml",
      """
      name: a
      targets: { vol_frac_D: 0.45, vol_frac_M: 0.12 }
      search: { algorithm: BOBYQA, evaluations: 7, replicates: 3 }
      candidates: { count: 2, samples: 10 }
      verification: { pathways: 1, seeds: 2 }
      refinement: { pathways: 0 }
      """)
    let ended = try Program.run(["design", study, "--dry-run", "--json"], in: scratch.url)
    #expect(ended.status == 0, "\(ended.err)")
    let object = try JSONSerialization.jsonObject(with: Data(ended.out.utf8))
    let forecast = try #require(object as? [String: Any])
    let stages = try #require(forecast["stages"] as? [[String: Any]])
    #expect(stages.map { $0["name"] as? String } == ["search", "candidates", "proof"])
    #expect(stages.map { $0["volumes"] as? Int } == [21, 10, 12])
    #expect(stages.allSatisfy { ($0["seconds"] as? Double ?? 0) > 0 })
    let request = try #require(forecast["request"] as? [[String: Any]])
    #expect(
      request.map { $0["origin"] as? String } == ["asked", "asked", "chosen", "chosen"])
    #expect((forecast["resolved"] as? String)?.contains("evaluations: 7") == true)
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path)
    #expect(left == ["study.yaml"])
  }

  @Test(arguments: [[], ["--dry-run"]])
  func `a search that follows what nobody predicts is refused before it begins`(
    flags: [String]
  ) throws {
    let scratch = try Scratch()
    let study = try scratch.file(
      "study.yaml",
      """
      name: a
      model: three-phase-64
      objective: { maximise: domain_size_D, scale: 1 }
      search: { algorithm: MMA }
      """)
    let ended = try Program.run(["design", study] + flags, in: scratch.url)
    #expect(ended.status == 65)
    #expect(ended.err.contains("the model predicts none of domain_size_D"), "\(ended.err)")
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path)
    #expect(left == ["study.yaml"])
  }

  @Test func `a candidate's own command makes its volume again, bit for bit`() throws {
    let scratch = try Scratch()
    let study = try scratch.file(
      "study.yaml",
      """
      name: a
      model: three-phase-64
      threads: 1
      targets: { vol_frac_D: 0.45, vol_frac_M: { value: 0.12, tolerance: 0.01 }, tortuosity_A: 0.4 }
      candidates: { count: 1, samples: 12, exact_fractions: true }
      sampler: { steps: 9, corrections: 2 }
      verification: { pathways: 0 }
      refinement: { pathways: 0 }
      """)
    let run = scratch.url.appending(path: "run")
    let design = try Program.run(["design", study, "--out", run.path])
    #expect(design.status == 0, "\(design.err)")
    let candidate = run.appending(path: "candidates/001")
    let sheet = try JSONSerialization.jsonObject(
      with: Data(contentsOf: candidate.appending(path: "descriptors.json")))
    let remake = try #require((sheet as? [String: Any])?["remake"] as? [String: Any])
    let command = try #require(remake["command"] as? String)
    let words = command.split(separator: " ").dropFirst().map(String.init)
    let again = scratch.url.appending(path: "again")
    let made = try Program.run(words.dropLast() + [again.path])
    #expect(made.status == 0, "\(command): \(made.err)")
    let volume = try #require(
      try FileManager.default.contentsOfDirectory(at: again, includingPropertiesForKeys: nil)
        .first { $0.pathExtension == "vti" })
    #expect(
      try Data(contentsOf: volume) == Data(contentsOf: candidate.appending(path: "volume.vti")))
    // the tolerance of 0.01, not the card's own limit, ends the corrections
    let sampler = try #require(remake["sampler"] as? [String: Any])
    #expect(try #require(sampler["close_enough"] as? Double) < 0.1)
  }

  @Test func `check draws a picture, or a folder with every form of it`() throws {
    let scratch = try Scratch()
    let request = ["check", "--target", "vol_frac_D=0.45", "--target", "vol_frac_M=0.5"]
    let one = try Program.run(request + ["--plot", "a.png"], in: scratch.url)
    #expect(one.status == 0, "\(one.err)")
    let picture = try Data(contentsOf: scratch.url.appending(path: "a.png"))
    #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    let all = try Program.run(request + ["--plot", "all", "--json"], in: scratch.url)
    #expect(all.out.contains("all/realism.pdf"), "\(all.err)")
    let files = try FileManager.default.contentsOfDirectory(
      atPath: scratch.url.appending(path: "all").path)
    for end in ["gp", "png", "svg", "pdf", "dat"] { #expect(files.contains("realism." + end)) }
  }

  @Test func `describe prints one JSON object per file with descriptor names as keys`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("film.txt", "2 1 2\n0 1\n0 1\n")
    let ended = try Program.run(["describe", file, "--json"])
    #expect(ended.status == 0, "\(ended.err)")
    let object = try JSONSerialization.jsonObject(with: Data(ended.out.utf8))
    let values = try #require(object as? [String: Any])
    #expect(values["vol_frac_D"] as? Double == 0.5)
    #expect(values["tortuosity_D"] as? Double == 1)
  }

  @Test func `commands that need no network start without libtorch`() throws {
    let program = Program.products.appending(path: "binodal").path
    let loaded = try OtherProgram.run(["LD_TRACE_LOADED_OBJECTS=1", program]).text
    #expect(loaded.contains("libfftw3f"), "the list itself must be there: \(loaded)")
    #expect(!loaded.contains("libtorch"))
  }

  @Test func `a folder that holds no run is neither reported nor overwritten`() throws {
    let scratch = try Scratch()
    let report = try Program.run(["report", scratch.url.path])
    #expect(report.status == 65, "\(report.err)")
    let study = try scratch.file("study.yaml", "name: a\ntargets: { vol_frac_D: 0.4 }\n")
    let design = try Program.run(["design", study, "--out", scratch.url.path, "--overwrite"])
    #expect(design.status == 65, "\(design.err)")
    #expect(FileManager.default.fileExists(atPath: study))
  }
}
