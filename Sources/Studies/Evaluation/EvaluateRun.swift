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

  /// How its samples are written.
  var form: SampleForm {
    SampleForm(seed: options.seed, conditions: card.conditions, predictions: card.predictions)
  }

  /// Makes the samples that are missing and measures what they show.
  func report() throws -> EvaluationReport {
    let sampling = sampling(by: try SampleGenerator(folder: bundle, threads: threads))
    let lock = try claim(sampling.model.settings)
    defer { lock.release() }
    var journal = try journal()
    question.remarks.forEach(listener.remark)
    let requests = try sampling.make(.parity, options.samples, in: &journal, listener: listener)
    let same = try sampling.make(.fixed, options.fixedSamples, in: &journal, listener: listener)
    let made = requests.made + same.made
    return try report(
      on: journal, of: sampling,
      secondsPerSample: made > 0 ? (requests.seconds + same.seconds) / Double(made) : nil)
  }

  /// Measures what samples show that are all there.
  ///
  /// - Parameter generating: Seconds that generating them took in all.
  func report(generating: Double?) throws -> EvaluationReport {
    let sampling = sampling(by: try SampleGenerator(folder: bundle, threads: threads))
    let count = options.samples + options.fixedSamples
    return try report(
      on: try journal(), of: sampling, secondsPerSample: generating.map { $0 / Double(count) })
  }

  func sampling(by generator: SampleGenerator) -> EvaluationSampling {
    EvaluationSampling(
      card: card, question: question,
      model: NetworkModel(generator: generator, plan: options.sampler),
      seed: options.seed, threads: threads, folder: folder)
  }

  private func journal() throws -> EvaluationJournal {
    try EvaluationJournal(
      folder: folder.path, form: form, shape: options.sampler.shape ?? card.shape)
  }

  private func report(
    on journal: EvaluationJournal, of sampling: EvaluationSampling, secondsPerSample: Double?
  ) throws -> EvaluationReport {
    var report = agreement(journal, sampling.model.settings)
    report.secondsPerSample = secondsPerSample
    let oneRecipe = try compareWithOneRecipe(report, journal)
    report.oneRecipe = oneRecipe.found
    report.remarks += oneRecipe.remarks
    report.stages = try EvaluationStages(
      run: self, model: sampling.model, count: min(options.stages, options.samples)
    ).report()
    let generator = sampling.model.generator
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

  /// What must be the same for samples of an earlier run to count.
  func settings(of sampler: SamplerSettings) throws -> EvaluationSettings {
    EvaluationSettings(
      bundle: try ModelShelf.digest(ofWeights: bundle, card: card), seed: options.seed,
      sampler: sampler, source: question.source,
      rows: sha256(question.rows.flatMap { $0 }.map { "\($0)" }.joined(separator: ",").utf8),
      fixed: question.fixed, shape: options.sampler.shape)
  }

  /// Makes the folder, or finds in it the samples of the same settings.
  private func claim(_ sampler: SamplerSettings) throws -> FileLock {
    let file = folder.path + EvaluationSettings.file
    let settings = try settings(of: sampler)
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
