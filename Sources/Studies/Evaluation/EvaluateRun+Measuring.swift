import Corpus
import Evaluation
import LatentDiffusion
import PhaseField

extension EvaluationRun {
  /// What the corpus showed: for the report, and beyond it for the figures.
  struct Evidence {
    let fidelity: EvaluationReport.Fidelity?
    let memorisation: EvaluationReport.Memorisation?
    let diversity: EvaluationReport.Diversity?
    let heldOut: EvaluationReport.HeldOut?
    /// What the report must say of it.
    let remarks: [String]
    let corpus: EvaluationCorpus
    let measures: HeldOutMeasures
    /// Generated volumes and the simulated ones whose conditions were requested.
    let generated: [StructurePrint]
    let simulated: [StructurePrint]
  }

  /// Requested against measured, and what the remarks must say.
  func agreement(_ journal: EvaluationJournal, _ sampler: SamplerSettings) -> EvaluationReport {
    var report = EvaluationReport(
      model: card.name, seed: options.seed, sampler: sampler, source: question.source,
      remarks: question.remarks)
    report.parity = .init(
      journal.samples(.parity, below: options.samples), names: card.conditions)
    report.fixed = .init(
      journal.samples(.fixed, below: options.fixedSamples), condition: question.fixed, card: card)
    if let shape = options.sampler.shape {
      report.remarks.append(
        "Samples have \(shape) voxels; the model learned from films of \(card.shape).")
    }
    if let none = card.noPathways { report.remarks.append("Process contours: \(none).") }
    if corpus == nil {
      report.remarks.append(
        "No corpus was given: diversity, memorisation, fidelity, the predictor's errors and the "
          + "reconstruction are left out.")
    }
    return report
  }

  /// Samples of the fixed request beside films of one recipe; none where none can be simulated,
  /// of which a remark says why.
  func compareWithOneRecipe(
    _ report: EvaluationReport, _ journal: EvaluationJournal
  ) throws -> (found: EvaluationReport.OneRecipe?, remarks: [String]) {
    guard options.films > 1, let predicted = report.fixed?.predicted,
      let recipe = EvaluationRecipe(
        card: card, shape: options.sampler.shape, films: options.films, seed: options.seed,
        listener: listener)
    else { return (nil, []) }
    let samples = (journal.prints[.fixed] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
    do {
      return (try recipe.compare(predicted, samples), [])
    } catch let error as PhaseFieldError {
      return (nil, ["No films of the predicted recipe were simulated: \(error)"])
    }
  }

  /// What needs held-out volumes.
  func compare(
    _ journal: EvaluationJournal, _ corpus: EvaluationCorpus, _ generator: SampleGenerator
  ) throws -> Evidence {
    let structure = EvaluationStructure(
      card: card, corpus: corpus, question: question, journal: journal, volumes: options.volumes,
      trainingVolumes: options.trainingVolumes, listener: listener)
    let pairs = structure.pairs(options.samples)
    let fidelity = try structure.fidelity(pairs)
    let memorisation = try structure.memorisation(pairs)
    var remarks: [String] = []
    if memorisation == nil {
      remarks.append(
        "Memorisation is left out: of \(corpus.reader.header.name) no two series count as what "
          + "\(card.name) was trained on.")
    }
    let diversity = try structure.diversity()
    if diversity == nil {
      remarks.append(
        "Diversity is left out: fewer than \(EvaluationStructure.fewest) series have a volume "
          + "within \(EvaluationStructure.likeRadius) standard deviations of the fixed request.")
    }
    let measures = try HeldOutMeasures(
      Array(question.references.prefix(options.volumes)), of: corpus, generator: generator,
      threads: threads, listener: listener)
    return Evidence(
      fidelity: fidelity, memorisation: memorisation, diversity: diversity,
      heldOut: .init(measures, card: card), remarks: remarks, corpus: corpus, measures: measures,
      generated: pairs.map(\.generated),
      simulated: try corpus.prints(of: pairs.map(\.sample), stage: "", listener: listener))
  }
}

extension EvaluationReport {
  /// Takes in what the corpus showed.
  mutating func add(_ evidence: EvaluationRun.Evidence) {
    fidelity = evidence.fidelity
    memorisation = evidence.memorisation
    diversity = evidence.diversity
    heldOut = evidence.heldOut
    remarks += evidence.remarks
  }
}
