import Foundation
import Programs
import Testing

/// What the program answers under `--json`, against docs/reference/schemas.
struct JSONDocumentTests {
  private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let goldens = here.appendingPathComponent("Goldens")
  private static let schemas = here.appendingPathComponent("../../docs/reference/schemas")

  private static func names(in folder: URL) throws -> Set<String> {
    Set(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
        $0.hasSuffix(".json") && $0 != "real.json"
      })
  }

  @Test func `every document has a schema and a golden that says its name and version`() throws {
    let names = try Self.names(in: Self.goldens)
    #expect(try names == Self.names(in: Self.schemas))
    for name in names {
      let data = try Data(contentsOf: Self.goldens.appendingPathComponent(name))
      let document = try #require(
        try JSONSerialization.jsonObject(with: data) as? [String: Any], "\(name)")
      #expect(document["document"].map { "\($0).json" } == name)
      #expect(document["schema_version"] as? Int == 1, "\(name)")
    }
  }

  @Test(.enabled(if: Python.has("jsonschema"), "no jsonschema for Python here"))
  func `every golden is what its schema says`() throws {
    try validate(
      Self.names(in: Self.goldens).map {
        ($0.replacing(".json", with: ""), Self.goldens.appendingPathComponent($0).path)
      })
  }

  @Test(
    .enabled(if: Python.has("jsonschema"), "no jsonschema for Python here"),
    arguments: [
      ("check", "check --target vol_frac_D=0.45 --target vol_frac_M=0.9"),
      ("predict", "predict --phi 0.5 --chi 3 --log-time 2"),
      ("convert", "convert film.txt film.vti"),
      ("describe", "describe film.txt"),
      ("describe", "describe film.txt film.txt --only tau_D,STAT_CC_D --curves curves"),
      ("simulate", "simulate --phi 0.5 --chi 3.5 --log-time 1 --shape 8,8,8 --seed 1 --out f.vti"),
      ("model_list", "model list"), ("model_show", "model show two-phase"),
      ("model_show", "model show tomogram"), ("study_keys", "study keys"),
      ("study_show", "study show study.yaml"),
    ])
  func `what the program answers is what the schema says`(name: String, command: String) throws {
    let scratch = try Scratch()
    _ = try scratch.file("film.txt", "4 4 2\n" + String(repeating: "0 1 3 0\n", count: 8))
    _ = try scratch.file("study.yaml", "name: a\ntargets: { vol_frac_D: 0.4 }\n")
    let words = command.split(separator: " ").map(String.init) + ["--json"]
    let ended = try Program.run(words, in: scratch.url)
    #expect(ended.status == 0, "\(ended.err)")
    try validate([(name, try scratch.file("answer.json", ended.out))])
  }

  @Test(.enabled(if: Python.has("jsonschema"), "no jsonschema for Python here"))
  func `a member that no schema names is found`() throws {
    let scratch = try Scratch()
    let text = try String(
      contentsOf: Self.goldens.appendingPathComponent("convert.json"), encoding: .utf8)
    let file = try scratch.file(
      "convert.json", text.replacing("\"shape\"", with: "\"sides\" : 1, \"shape\""))
    #expect(try faults([("convert", file)]).contains("sides"))
  }

  @Test(.enabled(if: Python.has("json", "pathlib"), "no Python here"))
  func `the reference page is what the schemas and the goldens say`() throws {
    let script = Self.here.appendingPathComponent("../../scripts/json-reference.py").path
    let ended = try Python.run([script, "--check"])
    #expect(ended.status == 0, "\(ended.text)")
  }

  private func validate(_ documents: [(name: String, file: String)]) throws {
    #expect(try faults(documents) == "")
  }

  private func faults(_ documents: [(name: String, file: String)]) throws -> String {
    try Python.run(
      [Self.here.appendingPathComponent("validate_documents.py").path, Self.schemas.path]
        + documents.map { "\($0.name)=\($0.file)" }
    ).text
  }
}
