import Corpus
import Evaluation
import Foundation
import LatentDiffusion
import Support

/// One evaluation, from its question to its files.
struct EvaluationRun {
  let options: EvaluateOptions
  let listener: Listener
  let bundle: String
  let card: ModelCard
  let threads: Int
  let corpus: EvaluationCorpus?
  let question: EvaluationQuestion
  let folder: RunFolder

  /// Checks all that can be checked before the networks are loaded.
  init(_ options: EvaluateOptions, listener: Listener) throws {
    (self.options, self.listener) = (options, listener)
    bundle = try ModelShelf.folder(of: options.model)
    let card = try ModelCard.load(bundle)
    try Self.checkShape(options, card)
    let threads = Threads.count(options.threads)
    let corpus = try options.corpus.map {
      try EvaluationCorpus(
        $0, labels: options.labels, card: card, usesAll: options.usesAll, threads: threads)
    }
    question = try EvaluationQuestion(
      card: card, bundle: bundle, corpus: corpus, options: options)
    (self.card, self.threads, self.corpus) = (card, threads, corpus)
    folder = RunFolder(options.out)
  }

  /// Refuses samples of a shape that the model does not make, and what needs its own shape.
  private static func checkShape(_ options: EvaluateOptions, _ card: ModelCard) throws {
    let shape = options.sampler.shape ?? card.shape
    try card.check(generating: shape)
    guard shape == card.shape || (options.corpus == nil && !options.writeCard) else {
      throw StudyError.badInput(
        path: card.name,
        reason:
          "samples of \(shape) voxels are compared with no corpus, and written to no card, of "
          + "\(card.shape) voxels; leave out --corpus and --write-card")
    }
    try MemoryNeeds.generation(options.samples + options.fixedSamples, of: shape, by: card)
  }

  func report() throws -> EvaluationReport {
    let generator = try SampleGenerator(folder: bundle, threads: threads)
    let model = NetworkModel(generator: generator, plan: options.sampler)
    let settings = model.settings
    let lock = try claim(settings)
    defer { lock.release() }
    var journal = try EvaluationJournal(
      folder: folder.path, seed: options.seed, shape: card.shape, conditions: card.conditions,
      predictions: card.predictions)
    question.remarks.forEach(listener.remark)
    let sampling = EvaluationSampling(
      card: card, question: question, model: model,
      seed: options.seed, threads: threads, folder: folder)
    let requests = try sampling.make(.parity, options.samples, in: &journal, listener: listener)
    let same = try sampling.make(.fixed, options.fixedSamples, in: &journal, listener: listener)

    var report = agreement(journal, settings)
    let made = requests.made + same.made
    if made > 0 { report.secondsPerSample = (requests.seconds + same.seconds) / Double(made) }
    let oneRecipe = try compareWithOneRecipe(report, journal)
    report.oneRecipe = oneRecipe.found
    report.remarks += oneRecipe.remarks
    report.stages = try EvaluationStages(
      run: self, model: model, count: min(options.stages, options.samples)
    ).report()
    let evidence = try corpus.map { try compare(journal, $0, generator) }
    if let evidence { report.add(evidence) }
    if options.drawsFigures {
      report.figures = try EvaluationFigures(
        run: self, report: report, journal: journal, evidence: evidence, sampling: sampling
      ).draw()
    }
    try write(report)
    return report
  }

  /// Makes the folder, or finds in it the samples of the same settings.
  private func claim(_ sampler: SamplerSettings) throws -> FileLock {
    let file = folder.path + "/settings.json"
    let settings = EvaluationSettings(
      bundle: try ModelShelf.digest(ofWeights: bundle, card: card), seed: options.seed,
      sampler: sampler, source: question.source,
      rows: sha256(question.rows.flatMap { $0 }.map { "\($0)" }.joined(separator: ",").utf8),
      fixed: question.fixed, shape: options.sampler.shape)
    if folder.isEmpty {
      let lock = try folder.claimNew()
      try folder.write(try JSONText.of(settings), to: file)
      return lock
    }
    guard let data = FileManager.default.contents(atPath: file),
      let made = try? JSONDecoder().decode(EvaluationSettings.self, from: data)
    else { throw StudyError.runExists(folder: folder.path, resumable: false) }
    guard options.resume else {
      throw StudyError.badInput(
        path: folder.path,
        reason: "it holds an evaluation; give --resume to go on with it, or another --out")
    }
    let other = settings.differences(from: made)
    guard other.isEmpty else {
      throw StudyError.otherRun(folder: folder.path, what: other.joined(separator: " and "))
    }
    return try FileLock(folder: folder.path)
  }

  private func write(_ report: EvaluationReport) throws {
    try folder.write(try JSONText.document(report), to: folder.path + "/evaluation.json")
    try folder.write(report.markdown, to: folder.path + "/evaluation.md")
    guard options.writeCard, let quality = report.quality else { return }
    try ModelCard.record(quality, of: report.sampler, in: bundle)
  }
}
