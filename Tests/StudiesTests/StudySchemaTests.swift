import Foundation
import Programs
import StrictYAML
import Studies
import Testing

/// The JSON Schema of study files, as Python's jsonschema reads it.
@Suite(.enabled(if: Python.has("jsonschema", "yaml"), "python3 has no jsonschema and yaml"))
struct StudySchemaTests {
  /// Prints one line for each file: `valid`, or what is wrong.
  private static let checker = #"""
    import json, re, sys, jsonschema, yaml
    class Loader(yaml.SafeLoader): pass
    Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(
        r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"), list("-+.0123456789"))
    schema = json.load(open(sys.argv[1]))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for path in sys.argv[2:]:
        faults = list(validator.iter_errors(yaml.load(open(path, encoding="utf-8"), Loader)))
        print(" ".join(faults[0].message.split())[:300] if faults else "valid")
    """#

  private func verdicts(_ files: [String]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let schema = folder + "/schema.json"
    try StudySchema.write(to: schema, overwrite: false)
    let ended = try Python.run(["-c", Self.checker, schema] + files)
    #expect(ended.status == 0, "\(ended.text)")
    return ended.lines
  }

  private func verdicts(onTexts texts: [String]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = texts.indices.map { "\(folder)/\($0).yaml" }
    for (file, text) in zip(files, texts) { try Data(text.utf8).write(to: URL(filePath: file)) }
    return try verdicts(files)
  }

  @Test func `every shipped study is valid`() throws {
    let files = ShippedStudiesTests.files.map { ShippedStudiesTests.folder + "/" + $0 }
    #expect(try verdicts(files) == files.map { _ in "valid" })
  }

  @Test func `what the reader takes is valid, as it stands and as a run writes it`() throws {
    let texts = [
      StudyFileTests.whole, StudyFileTests.front, StudyFileTests.sample,
      "name: a\nobjectives: [{ maximise: tau_D }]\n",
      "name: 2026\nmodel: 3\nobjective: { maximise: tau_D }\n",
    ]
    let written = try texts.map {
      try Study.read(SettingsNode.parse($0, file: "study.yaml")).yaml
    }
    let found = try verdicts(onTexts: texts + written)
    #expect(found == found.map { _ in "valid" })
    #expect(found.count == 2 * texts.count)
  }

  @Test func `a study with any key of the table is valid`() throws {
    let texts = KeyExample.all.flatMap { [$0.without, $0.with] }
    let found = try verdicts(onTexts: texts)
    for (text, verdict) in zip(texts, found) { #expect(verdict == "valid", "\(text)") }
  }

  @Test func `random studies as a run writes them are valid`() throws {
    var studies = RandomStudies(seed: 17)
    let texts = (0..<60).map { _ in studies.next().yaml }
    for (text, verdict) in zip(texts, try verdicts(onTexts: texts)) {
      #expect(verdict == "valid", "\(text)")
    }
  }

  static let aim = "name: a\ntargets: { vol_frac_D: 0.4 }\n"

  static let refused: [String] = [
    "targets: { vol_frac_D: 0.4 }", "name: a", "name: a/b\ntargets: { vol_frac_D: 0.4 }",
    "name: .a\ntargets: { vol_frac_D: 0.4 }", "name: a\ntargets: { vol_frac_d: 0.4 }",
    "name: a\ntargets: { chi: 2.4 }", "name: a\ntargets: { vol_frac_D: 1.4 }",
    "name: a\ntargets: { vol_frac_D: lots }", "name: a\ntargets: [vol_frac_D]",
    "name: a\ntargets: { vol_frac_D: { value: 0.4, at_least: 0.1 } }",
    "name: a\ntargets: { vol_frac_D: { tolerance: 0.1 } }",
    "name: a\ntargets: { vol_frac_D: { value: 0.4, tolerance: 0 } }",
    "name: a\ntargets: { vol_frac_D: { between: [0.1, 0.2, 0.3] } }",
    "name: a\ntargets: { sides: open, vol_frac_D: 0.4 }",
    "name: a\ntargets: { from: a.vti, attributes: [] }",
    "name: a\ntargets: { from: a.vti, attributes: [tau_d] }",
    "name: a\nobjective: { maximise: tau_D, minimise: tau_A }", "name: a\nobjective: { scale: 1 }",
    "name: a\nobjective: { maximise: tau_D }\nobjectives: [{ maximise: tau_D }]",
    "name: a\nobjective: { maximise: tau_D }\npareto: { points: 3 }",
    "name: a\nobjectives: [{ maximise: tau_D }]\npareto: { points: 3 }",
    aim + "seed: -1", aim + "seed: 1.5", aim + "threads: 1025", aim + "threds: 1",
    aim + "unrealistic: maybe", aim + "constraints: [{ expression: tau_D }]",
    aim + "constraints: { expression: tau_D, at_most: 1 }", aim + "search: { local: SBPLX }",
    aim + "search: { replicates: 0 }", aim + "search: { surrogate: sometimes }",
    aim + "candidates: { exact_fractions: 1 }", aim + "window: { phi: [0, 2] }",
    aim + "pathways: { weights: { verified: -1 } }", aim + "pathways: { scatter: { phi: 1 } }",
    aim + "material: { donor_density: 1 }", aim + "sampler: { guidance: 101 }",
    aim + "sampler: { corrections: 21 }", aim + "refinement: { until: never }",
    aim + "calibration: { source: us, voxel_length: 1, diffusivity: 1.0e-17 }",
    aim + "calibration: { source: us, voxel_length: 1, diffusivity: { prefactor: 1 }, chi: "
      + "{ constant: 1, slope: 1 } }",
  ]

  @Test func `bad studies are refused by the reader and by the schema`() throws {
    for (text, verdict) in zip(Self.refused, try verdicts(onTexts: Self.refused)) {
      #expect(verdict != "valid", "\(text)")
      #expect(throws: SettingsError.self, "\(text)") {
        try Study.read(SettingsNode.parse(text, file: "study.yaml"))
      }
    }
  }

  @Test func `a sweep that the reader refuses is no valid study`() throws {
    let sweeps = [
      "{ method: grid }", "{ numbers: {} }", "{ numbers: { a: [] } }",
      "{ numbers: { a: { from: 1 } } }", "{ method: best, numbers: { a: [1] } }",
      "{ count: 0, numbers: { a: [1] } }",
    ]
    let found = try verdicts(onTexts: sweeps.map { Self.aim + "sweep: " + $0 })
    for (sweep, verdict) in zip(sweeps, found) {
      #expect(verdict != "valid", "\(sweep)")
      #expect(throws: SettingsError.self, "\(sweep)") {
        try SweepPlan(SettingsNode.parse(sweep, file: "study.yaml"))
      }
    }
  }
}
