import Foundation
import LatentDiffusion
import Studies
import Support
import Testing
import Volumes

/// Shapes of their own, from the command and from a study, on a tiny model of 16×16×8 voxels.
@Suite(.serialized) struct WideFilmTests {
  private let wide = Shape(nx: 24, ny: 16, nz: 8)

  private func made(_ model: String, _ out: String, _ shape: Shape?) throws -> [GeneratedFile] {
    let names = ["vol_frac_D", "vol_frac_M", "tortuosity_A", "tortuosity_D"]
    return try generate(
      GenerateOptions(
        model: model, targets: zip(names, ["0.45", "0.2", "0.5", "0.5"]).map { "\($0)=\($1)" },
        count: 2, seed: 3, first: 0, out: out, format: "vti", sampler: SamplerPlan(shape: shape),
        threads: 2), listener: Listener())
  }

  @Test func `generated files have the shape that was asked for`() throws {
    try EvaluateBundle.inFolder { folder, model, _ in
      let files = try made(model, folder + "/wide", wide)
      #expect(files.count == 2)
      for file in files { #expect(try readVolume(at: file.file).shape == wide) }
    }
  }

  @Test func `the model's own shape changes no byte`() throws {
    try EvaluateBundle.inFolder { folder, model, _ in
      let (plain, named) = (folder + "/plain", folder + "/named")
      let files = try made(model, plain, nil)
      _ = try made(model, named, ModelCard.load(model).shape)
      for name in files.map({ URL(filePath: $0.file).lastPathComponent }) {
        let bytes = try #require(FileManager.default.contents(atPath: plain + "/" + name))
        #expect(FileManager.default.contents(atPath: named + "/" + name) == bytes)
      }
    }
  }

  @Test func `a shape that cannot be made is refused before anything is written`() throws {
    try EvaluateBundle.inFolder { folder, model, _ in
      let out = folder + "/none"
      #expect(throws: LatentDiffusionError.thickness(found: 16, expected: 8)) {
        try made(model, out, Shape(nx: 24, ny: 16, nz: 16))
      }
      #expect(throws: LatentDiffusionError.narrow(found: "8×16×8", least: "16×16×8")) {
        try made(model, out, Shape(nx: 8, ny: 16, nz: 8))
      }
      #expect(throws: MemoryError.self) {
        try made(model, out, Shape(nx: 1 << 30, ny: 1 << 20, nz: 8))
      }
      #expect(!FileManager.default.fileExists(atPath: out))
    }
  }

  @Test func `an evaluation measures wide samples, and compares them with no corpus`() throws {
    try EvaluateBundle.inFolder { folder, model, corpus in
      var options = EvaluateOptions(model: model, out: folder + "/out")
      (options.samples, options.fixedSamples, options.films) = (3, 2, 0)
      (options.sampler, options.drawsFigures, options.threads) = (
        SamplerPlan(shape: wide), true, 2
      )
      let report = try evaluate(options, listener: Listener())
      #expect(report.parity?.requests == 3)
      #expect(report.remarks.contains { $0.contains("24×16×8") })
      #expect(try readVolume(at: folder + "/out/volumes/request-0.vti").shape == wide)
      (options.resume, options.sampler) = (true, SamplerPlan())
      #expect(throws: StudyError.otherRun(folder: folder + "/out", what: "shape")) {
        try evaluate(options, listener: Listener())
      }
      (options.sampler, options.corpus) = (SamplerPlan(shape: wide), corpus)
      #expect(throws: StudyError.self) { try evaluate(options, listener: Listener()) }
    }
  }

  @Test func `a study's shape is that of its candidates`() throws {
    try EvaluateBundle.inFolder { folder, model, _ in
      func study(_ shape: String) throws -> String {
        let path = folder + "/study.yaml"
        let text = """
          name: wide
          model: \(model)
          unrealistic: allow
          targets: { vol_frac_D: 0.45 }
          candidates: { count: 1, samples: 2, aims: 0 }
          verification: { pathways: 0 }
          sampler: { shape: \(shape) }
          threads: 2

          """
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
      }
      #expect(throws: LatentDiffusionError.thickness(found: 16, expected: 8)) {
        try design(
          study("[24, 16, 16]"), options: DesignOptions(out: folder + "/none"),
          listener: Listener())
      }
      let found = try forecast(study("[24, 16, 8]"), options: DesignOptions())
      #expect(found.resolved.contains("shape: [24, 16, 8]"))
      #expect(found.volumeBytes == 2 * wide.count)
      let run = folder + "/run"
      let options = DesignOptions(out: run, evaluations: 1)
      _ = try design(study("[24, 16, 8]"), options: options, listener: Listener())
      #expect(try readVolume(at: run + "/candidates/001/volume.vti").shape == wide)
      let sheet = try String(
        contentsOfFile: run + "/candidates/001/descriptors.json", encoding: .utf8)
      #expect(sheet.contains("--shape 24,16,8"))
    }
  }
}
