import Corpus
import Foundation
import LatentDiffusion

/// Samples of one kind that are made together.
struct SampleBatch {
  /// The setting of a job that says how many.
  static let setting = "samples together"

  let kind: SampleKind
  let numbers: Range<Int>

  var name: String { "\(kind.rawValue) samples \(numbers.lowerBound) to \(numbers.upperBound - 1)" }

  /// The batches of an evaluation, in the order in which it makes them.
  static func all(_ options: EvaluateOptions, together: Int) -> [SampleBatch] {
    func batches(_ kind: SampleKind, _ count: Int) -> [SampleBatch] {
      stride(from: 0, to: count, by: together).map {
        SampleBatch(kind: kind, numbers: $0..<min(count, $0 + together))
      }
    }
    return batches(.parity, options.samples) + batches(.fixed, options.fixedSamples)
  }
}

/// An evaluation as items: some samples each, and the measurement of their voxels.
struct EvaluateWork: PartedWork {
  let run: EvaluationRun
  let sampling: EvaluationSampling
  let batches: [SampleBatch]
  let card: JobCard

  /// The networks see whole batches however few samples are asked for.
  let costs: [Double]

  /// Checks the options and loads the networks.
  init(_ options: EvaluateOptions, listener: Listener) throws {
    run = try EvaluationRun(options, listener: listener)
    sampling = run.sampling(by: try SampleGenerator(folder: run.bundle, threads: run.threads))
    batches = SampleBatch.all(options, together: sampling.model.together)
    costs = batches.map { _ in 1 }
    card = JobCard(
      command: .evaluate,
      settings: try run.options.named().merging([
        "model, seed or sampler": JSONText.of(run.settings(of: sampling.model.settings)),
        SampleBatch.setting: "\(sampling.model.together)",
      ]) { $1 },
      input: try JSONText.of(run.options.portable()), items: batches.count,
      cost: Double(batches.count))
  }

  func name(of item: Int) -> String { batches[item].name }

  /// All of an item is in its record, but for the volumes that are kept for pictures.
  func isWhole(_ item: Int, _ record: ItemRecord, in folder: PartsFolder) -> Bool {
    batches[item].kind != .parity
      || batches[item].numbers.prefix { $0 < EvaluationSampling.pictures }.allSatisfy {
        FileManager.default.fileExists(atPath: sampling.picture($0))
      }
  }

  func make(
    _ item: Int, in folder: PartsFolder, scratch: String, listener: Listener
  ) throws -> ItemResult {
    let (made, seconds) = try sampling.batch(batches[item].kind, Array(batches[item].numbers))
    let lines = try run.form.lines(of: made)
    var result = ItemResult()
    (result.rows, result.structures, result.generating) = (lines.rows, lines.structures, seconds)
    return result
  }
}

/// Makes the samples of one part of an evaluation.
///
/// - Parameter part: Which; ``mergeParts(of:listener:)`` makes the evaluation of all of them.
package func evaluate(
  _ options: EvaluateOptions, part: Part, listener: Listener
) throws -> PartSummary {
  try checkParts(of: .evaluate, options.out)
  let work = try EvaluateWork(options, listener: listener)
  try work.claim()
  return try PartRun(work, folder: options.out, part: part, listener: listener).perform()
}

extension EvaluateWork {
  /// Makes the folder and says in it what the samples must have in common.
  func claim() throws {
    try run.folder.makeFolder(run.folder.path)
    let settings = run.folder.path + EvaluationSettings.file
    guard !FileManager.default.fileExists(atPath: settings) else { return }
    let text = try JSONText.of(try run.settings(of: sampling.model.settings))
    try run.folder.write(text, to: settings)
  }
}

extension EvaluateOptions {
  /// Everything that the result depends on, by name: all options, the corpus by its content, but for the
  /// model, the seed and the sampler, which the settings have, and for where and how fast it is made.
  func named() throws -> [String: String] {
    let text = try JSONText.line(self)
    let fields = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    var named = fields.mapValues { "\($0)" }
    for key in ["model", "seed", "sampler", "out", "threads", "resume", "labels"] {
      named[key] = nil
    }
    named["corpus"] = try corpusIdentity()
    return named
  }

  /// The options with paths that hold in any folder, for the merge.
  func portable() -> EvaluateOptions {
    var options = self
    let bundle = try? ModelShelf.folder(of: model)
    options.model = URL(filePath: bundle ?? model).standardizedFileURL.path
    options.corpus = corpus.map { URL(filePath: $0).standardizedFileURL.path }
    (options.out, options.threads, options.resume) = ("", 0, true)
    return options
  }

  private func corpusIdentity() throws -> String {
    guard let corpus else { return "none" }
    let manifest = URL(filePath: corpus).appending(path: "manifest.json")
    return try sha256(Data(contentsOf: manifest)) + " " + (labels ?? "")
  }
}
