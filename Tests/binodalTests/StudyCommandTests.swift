import Foundation
import Testing

@Suite struct StudyCommandTests {
  private static let text = """
    name: a
    targets: { vol_frac_D: 0.4 }
    calibration: { source: "ours\\nand theirs", voxel_length: 1, diffusivity: 1e-17, temperature: 90 }
    """

  @Test func `a study is shown with every key, and what is shown is a study again`() throws {
    let scratch = try Scratch()
    let shown = try Program.run(["study", "show", try scratch.file("study.yaml", Self.text)])
    #expect(shown.status == 0 && shown.err.isEmpty)
    #expect(shown.out.contains("\n  replicates: 8\n"))
    #expect(shown.out.contains("\n  source: \"ours\\nand theirs\"\n"))
    let again = try Program.run(["study", "show", try scratch.file("again.yaml", shown.out)])
    #expect(again.out == shown.out)
  }

  @Test func `a sweep is shown with its section`() throws {
    let scratch = try Scratch()
    let sweep =
      Self.text + "\nsweep: { numbers: { window.chi.1: [3, 4] } }\nwindow: { chi: [2, 3] }\n"
    let shown = try Program.run(["study", "show", try scratch.file("study.yaml", sweep), "--json"])
    let value = try JSONSerialization.jsonObject(with: Data(shown.out.utf8)) as? [String: Any]
    let study = try #require(value?["study"] as? [String: Any])
    let section = try #require(study["sweep"] as? [String: Any])
    #expect(section["method"] as? String == "grid")
    let targets = try #require(study["targets"] as? [String: Any])
    #expect(Array(targets.keys) == ["vol_frac_D"])
  }

  @Test func `a study that is refused ends with 65 and the line`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("study.yaml", "name: a\ntargets: { vol_frac_D: 2 }\n")
    let ended = try Program.run(["study", "show", file])
    #expect(ended.status == 65 && ended.err.contains("study.yaml:2: targets.vol_frac_D:"))
  }

  @Test func `the schema is JSON, on stdout and in a file that is not replaced unasked`() throws {
    let scratch = try Scratch()
    let printed = try Program.run(["study", "schema"])
    let schema = try JSONSerialization.jsonObject(with: Data(printed.out.utf8)) as? [String: Any]
    #expect(schema?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let write = ["study", "schema", "--out", "schema.json"]
    #expect(try Program.run(write, in: scratch.url).status == 0)
    let file = scratch.url.appending(path: "schema.json")
    #expect(try String(contentsOf: file, encoding: .utf8) == printed.out)
    #expect(try Program.run(write, in: scratch.url).status == 65)
    #expect(try Program.run(write + ["--overwrite"], in: scratch.url).status == 0)
  }

  @Test func `keys of one section or of all are listed as text and as JSON`() throws {
    let text = try Program.run(["study", "keys", "window"])
    #expect(text.out.hasPrefix("window\n  phi: [lowest, highest]; 0 … 1; default no limit\n"))
    let all = try Program.run(["study", "keys", "--json"])
    let list = try JSONSerialization.jsonObject(with: Data(all.out.utf8)) as? [String: Any]
    let keys = try #require(list?["keys"] as? [[String: Any]])
    let name = try #require(keys.first)
    #expect(name["key"] as? String == "name" && name["required"] as? Bool == true)
    let wrong = try Program.run(["study", "keys", "windw"])
    #expect(wrong.status == 64 && wrong.err.contains("did you mean window?"))
  }
}
