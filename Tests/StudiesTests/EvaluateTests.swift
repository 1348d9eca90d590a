import Corpus
import Descriptors
import Evaluation
import Foundation
import LatentDiffusion
import Studies
import Testing
import Volumes

/// `binodal evaluate` on a tiny model: what it writes is what was measured.
@Suite(.serialized) struct EvaluateTests {
  private func options(_ model: String, _ out: String) -> EvaluateOptions {
    var options = EvaluateOptions(model: model, out: out)
    (options.samples, options.fixedSamples) = (11, 9)
    (options.volumes, options.seed, options.threads) = (6, 3, 2)
    options.fixed = ["vol_frac_D=0.45", "tortuosity_A=0.6"]
    options.drawsFigures = false
    return options
  }

  private func rows(_ folder: String) throws -> [[String: String]] {
    let lines = try String(contentsOfFile: folder + "/samples.csv", encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    return lines.dropFirst().map { cells in
      Dictionary(uniqueKeysWithValues: zip(lines[0].map(String.init), cells.map(String.init)))
    }
  }

  @Test func `with a corpus every part is measured and every figure drawn`() throws {
    try EvaluateBundle.inFolder { folder, model, corpus in
      var options = options(model, folder + "/out")
      (options.corpus, options.drawsFigures) = (corpus, true)
      let report = try evaluate(options, listener: Listener())
      #expect(report.source.contains("test volumes"))
      #expect(report.parity?.requests == 11)
      #expect(report.heldOut?.volumes == 6)
      #expect(report.fidelity != nil)
      #expect(report.memorisation?.suspects != nil)
      #expect(report.secondsPerSample != nil)
      // the tiny model reads a recipe somewhere; where no film can be made of it, a remark says so
      #expect((report.oneRecipe == nil) == report.remarks.contains { $0.hasPrefix("No films") })
      for name in [
        "parity", "fixed", "predictor", "reconstruction", "correlations", "chords", "slices",
        "process-chi-log_time", "process-phi-chi", "process-phi-log_time",
      ] {
        for kind in ["png", "svg", "pdf", "gp"] {
          let file = "\(folder)/out/plots/\(name).\(kind)"
          #expect((FileManager.default.contents(atPath: file)?.count ?? 0) > 500, "\(file)")
        }
      }
      let json = try #require(FileManager.default.contents(atPath: folder + "/out/evaluation.json"))
      #expect(try JSONSerialization.jsonObject(with: json) is [String: Any])
      let text = try String(contentsOfFile: folder + "/out/evaluation.md", encoding: .utf8)
      #expect(text == report.markdown)
      #expect(text.contains("6 held-out volumes, encoded"))
      #expect(text.contains("| chi |"), "of the predictor's table and of its coverage")
    }
  }

  @Test func `the tables are those of the samples listed`() throws {
    try EvaluateBundle.inFolder { folder, model, _ in
      let options = options(model, folder + "/out")
      let report = try evaluate(options, listener: Listener())
      let rows = try rows(folder + "/out")
      #expect(rows.count == 20)
      let requests = rows.filter { $0["kind"] == "parity" && !$0.values.contains("") }
      let agreement = Agreement(
        name: "vol_frac_M", expected: requests.map { Double($0["requested_vol_frac_M"]!)! },
        found: requests.map { Double($0["measured_vol_frac_M"]!)! })
      #expect(report.parity?.agreements.contains(agreement) == true)
      let fixed = rows.filter { $0["kind"] == "fixed" }
      #expect(fixed.count == 9)
      #expect(fixed.allSatisfy { $0["requested_vol_frac_D"] == "0.45" })
      #expect(fixed.allSatisfy { $0["requested_vol_frac_M"] == "0.2" }, "the paper's")
      #expect(Set(fixed.map { $0["sample"]! }).count == 9)
    }
  }

  @Test func `the stages of the sampler are measured on the same requests`() throws {
    try EvaluateBundle.inFolder { folder, model, corpus in
      var options = options(model, folder + "/out")
      (options.corpus, options.sampler.steering) = (corpus, 1)
      (options.sampler.corrections, options.sampler.redraws) = (1, 1)
      options.films = 0
      let report = try evaluate(options, listener: Listener())
      let stages = try #require(report.stages)
      #expect(stages.stages.map(\.stage) == [.plain, .steered, .corrected, .redrawn])
      #expect(stages.requests == 11 && (2...11).contains(stages.conditions))
      // the whole sampler is the one that the samples of the requests were made by
      #expect(stages.stages.last?.agreements == report.parity?.agreements)
      let lines = try String(contentsOfFile: folder + "/out/stages.csv", encoding: .utf8)
        .split(separator: "\n")
      #expect(lines.count == 1 + 4 * 11)
      // what the corpus has of voxels, and nothing that would tell a simulated film by how it was made
      #expect(
        lines[0]
          == "stage,sample,measured_vol_frac_D,measured_vol_frac_M,measured_tortuosity_A,"
          + "measured_tortuosity_D,measured_area_DM")
      let text = try String(contentsOfFile: folder + "/out/evaluation.md", encoding: .utf8)
      #expect(text.contains("11 requests, \(stages.conditions) of them different"))

      options.resume = true
      let again = try #require(try evaluate(options, listener: Listener()).stages)
      #expect(again.stages.map(\.agreements) == stages.stages.map(\.agreements))
      #expect(again.stages.allSatisfy { $0.secondsPerSample == nil }, "nothing was left to make")

      options.out = folder + "/without"
      (options.resume, options.stages) = (false, 0)
      #expect(try evaluate(options, listener: Listener()).stages == nil)
    }
  }

  @Test func `a listed sample can be generated again and measures the same`() throws {
    try EvaluateBundle.inFolder { folder, model, _ in
      _ = try evaluate(options(model, folder + "/out"), listener: Listener())
      let row = try #require(try rows(folder + "/out").first { $0["sample"] == "1000004" })
      let names = ["vol_frac_D", "vol_frac_M", "tortuosity_A", "tortuosity_D"]
      let made = try generate(
        GenerateOptions(
          model: model, targets: names.map { "\($0)=\(row["requested_" + $0]!)" }, count: 1,
          seed: 3, first: 1_000_004, out: folder + "/again", format: "vti", threads: 2),
        listener: Listener())
      let volume = try readVolume(at: made[0].file)
      let measured = Measured(volume, sides: .periodic, quantities: .conditions)
      for name in names {
        let value = measured[Attribute(rawValue: name)].map { "\($0)" } ?? ""
        #expect(value == row["measured_" + name])
      }
    }
  }

  /// A line of structure.jsonl.
  private struct StructureLine: Encodable {
    let kind: String
    let number: Int
    let print: StructurePrint
  }

  @Test func `a training film among the samples is caught`() throws {
    try EvaluateBundle.inFolder { folder, model, corpus in
      var options = options(model, folder + "/out")
      options.corpus = corpus
      let before = try #require(try evaluate(options, listener: Listener()).memorisation)
      let reader = try CorpusReader(folder: corpus)
      let film = try #require(reader.samples(in: .train).last)
      let line = StructureLine(
        kind: "fixed", number: 4,
        print: StructurePrint(try reader.volume(of: film), sides: reader.header.sides))
      let file = try #require(FileHandle(forWritingAtPath: folder + "/out/structure.jsonl"))
      try file.seekToEnd()
      try file.write(contentsOf: JSONEncoder().encode(line) + Data("\n".utf8))
      try file.close()
      options.resume = true
      let after = try #require(try evaluate(options, listener: Listener()).memorisation)
      #expect(after.suspects == before.suspects + 1)
      #expect(after.nearestVolume == film.dataset)
      #expect(after.nearestSample == "sample 1000004")
      #expect(after.distances.generated.least == 0)
    }
  }

  @Test func `a killed evaluation goes on and ends as an uninterrupted one`() throws {
    try EvaluateBundle.inFolder { folder, model, _ in
      var options = options(model, folder + "/whole")
      options.samples = 19
      let whole = try evaluate(options, listener: Listener())
      options.out = folder + "/cut"
      options.samples = 10
      _ = try evaluate(options, listener: Listener())
      let csv = folder + "/cut/samples.csv"
      let bytes = try #require(FileManager.default.contents(atPath: csv))
      try bytes.dropLast(700).write(to: URL(filePath: csv))  // within a line
      options.samples = 19
      options.resume = true
      let resumed = try evaluate(options, listener: Listener())
      #expect(try Set(rows(folder + "/cut")) == Set(rows(folder + "/whole")))
      #expect(resumed.parity?.agreements == whole.parity?.agreements)
      #expect(resumed.fixed?.request == whole.fixed?.request)
      let again = try evaluate(options, listener: Listener())
      #expect(again.secondsPerSample == nil, "nothing was left to make")
    }
  }

  @Test func `a structure that no volume of the model has is refused, not compared`() throws {
    try EvaluateBundle.inFolder { folder, model, _ in
      var options = options(model, folder + "/out")
      (options.samples, options.fixedSamples) = (2, 2)
      _ = try evaluate(options, listener: Listener())
      options.resume = true
      let file = URL(filePath: folder + "/out/structure.jsonl")
      let whole = try String(contentsOf: file, encoding: .utf8)
      for damaged in [
        whole.replacing(/"correlations":\[\[[^\]]*\]/, with: "\"correlations\":[[]"),
        whole.replacing(/"chords":\[\[[^\]]*\]/, with: "\"chords\":[[\(Int.max),\(Int.max)]"),
        whole.replacing(/"chords":\[\[/, with: "\"chords\":[[-1,"),
      ] {
        #expect(damaged != whole)
        try damaged.write(to: file, atomically: true, encoding: .utf8)
        #expect(throws: StudyError.self) { try evaluate(options, listener: Listener()) }
      }
    }
  }

  @Test func `samples of other settings do not count`() throws {
    try EvaluateBundle.inFolder { folder, model, _ in
      var options = options(model, folder + "/out")
      (options.samples, options.fixedSamples) = (2, 2)
      _ = try evaluate(options, listener: Listener())
      #expect(throws: StudyError.self) { try evaluate(options, listener: Listener()) }
      options.resume = true
      options.seed = 4
      #expect(
        throws: StudyError.otherRun(
          folder: folder + "/out", what: "seed and conditions to draw from")
      ) { try evaluate(options, listener: Listener()) }
    }
  }

  @Test func `without a corpus what needs one is left out and said to be`() throws {
    try EvaluateBundle.inFolder { folder, model, _ in
      var options = options(model, folder + "/out")
      options.drawsFigures = true
      let report = try evaluate(options, listener: Listener())
      #expect(report.heldOut == nil)
      #expect(report.diversity == nil)
      #expect(report.remarks.contains { $0.contains("No corpus was given") })
      #expect(!FileManager.default.fileExists(atPath: folder + "/out/plots/predictor.png"))
    }
  }

  @Test func `the card takes what was measured`() throws {
    try EvaluateBundle.inFolder { folder, model, corpus in
      var options = options(model, folder + "/out")
      (options.corpus, options.writeCard) = (corpus, true)
      options.sampler = SamplerPlan(steps: 2)
      let report = try evaluate(options, listener: Listener())
      let card = try ModelCard.load(model)
      #expect(card.sampler.steps == 2)
      let quality = try #require(card.quality)
      #expect(quality.parity == report.parity?.agreements)
      #expect(quality.voxelAccuracy.map { $0 > 0 && $0 <= 1 } == true)
      #expect(quality.source == report.source)
      #expect(quality.coverage.keys.contains("log_time"))
      // the written card changes no sample, and its sampler is the one they were made with
      (options.resume, options.sampler) = (true, SamplerPlan())
      #expect(try evaluate(options, listener: Listener()).secondsPerSample == nil)
    }
  }

  @Test func `a calibrated model's intervals hold nine tenths of the validation volumes`() throws {
    try EvaluateBundle.inFolder { _, model, corpus in
      func calibrate() throws -> [CalibratedAttribute] {
        try calibrateModel(model, corpus: corpus, labels: nil, threads: 2, listener: Listener())
      }
      let found = try calibrate()
      let card = try ModelCard.load(model)
      #expect(
        card.widening == Dictionary(uniqueKeysWithValues: found.map { ($0.name, $0.widening) }))
      #expect(!found.isEmpty)
      // once more: nothing is left to widen, and every interval holds what it should
      for (first, again) in zip(found, try calibrate()) {
        #expect(abs(again.widening / first.widening - 1) < 1e-9)
        #expect(again.before >= 0.9)
      }
    }
  }

  @Test func `all volumes calibrate where the model has not learned from them, else none`() throws {
    try EvaluateBundle.inFolder { _, model, corpus in
      func calibrate(all: Bool) throws -> [CalibratedAttribute] {
        try calibrateModel(
          model, corpus: corpus, labels: nil, usesAll: all, threads: 2, listener: Listener())
      }
      let some = try calibrate(all: false)
      var card = try ModelCard.load(model)
      let own = card.corpus.hash
      card.corpus.hash = "of other films"
      try card.save(in: model)
      let every = try calibrate(all: true)
      #expect(zip(some, every).allSatisfy { $0.volumes < $1.volumes })
      card.corpus.hash = own
      try card.save(in: model)
      #expect(throws: StudyError.self) { try calibrate(all: true) }
    }
  }

  @Test func `all of a corpus is requested where the model has not learned from it`() throws {
    try EvaluateBundle.inFolder { folder, model, corpus in
      var options = options(model, folder + "/out")
      (options.corpus, options.usesAll) = (corpus, true)
      #expect(throws: StudyError.self) { try evaluate(options, listener: Listener()) }
      #expect(!FileManager.default.fileExists(atPath: folder + "/out"))
      var card = try ModelCard.load(model)
      card.corpus.hash = "of other films"
      try card.save(in: model)
      options.volumes = 1000
      let report = try evaluate(options, listener: Listener())
      let samples = try CorpusReader(folder: corpus).samples
      #expect(report.source.hasPrefix("\(samples.count) volumes of"))
      #expect(report.heldOut?.volumes == samples.count)
      #expect(report.memorisation == nil)
    }
  }

  @Test func `a corpus that is not like the model's is refused`() throws {
    try EvaluateBundle.inFolder { folder, model, corpus in
      var card = try ModelCard.load(model)
      card.shape = Shape(nx: 16, ny: 16, nz: 16)
      try card.save(in: model)
      var options = options(model, folder + "/out")
      options.corpus = corpus
      #expect(
        throws: StudyError.badInput(
          path: corpus,
          reason: "its volumes are 16×16×8 with periodic sides, those of tiny 16×16×16 with "
            + "periodic sides; give a corpus like the model's")
      ) { try evaluate(options, listener: Listener()) }
      #expect(!FileManager.default.fileExists(atPath: folder + "/out"))
    }
  }
}
