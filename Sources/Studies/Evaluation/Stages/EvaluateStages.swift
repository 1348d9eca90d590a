import Corpus
import Descriptors
import Evaluation
import Generation
import LatentDiffusion
import Support
import Volumes

/// Samples of the same requests and noise by each stage of the sampler, measured alike.
struct EvaluationStages {
  let run: EvaluationRun
  let model: NetworkModel
  /// Requests of each stage.
  let count: Int

  /// Descriptors of voxels that no condition names, of which the corpus has the simulated volumes' values.
  var unasked: [Attribute] {
    guard let header = run.corpus?.reader.header else { return [] }
    let asked = Set(run.card.conditionAttributes)
    // of a generated volume nothing says how it was made
    let known = Set(Attribute.known).subtracting(Attribute.process)
    return Attribute.named(header.attributes).filter { known.contains($0) && !asked.contains($0) }
  }

  /// Nil where no request is asked for.
  func report() throws -> EvaluationReport.Stages? {
    guard count > 0 else { return nil }
    let names = (run.card.conditionAttributes + unasked).map(\.rawValue)
    var journal = try StageJournal(folder: run.folder.path, names: names)
    let stages = SamplerStage.stages(of: model.settings)
    let seconds = try stages.map { try make($0, in: &journal) }
    return EvaluationReport.Stages(
      requests: count, conditions: distinctConditions,
      stages: try zip(stages, seconds).map { stage, seconds in
        try summary(of: stage, journal, seconds: seconds)
      })
  }

  private var distinctConditions: Int {
    Set((0..<count).map { run.question.condition(.parity, $0) }).count
  }

  /// Makes what is missing of a stage; returns the seconds a sample that generating took, nil where nothing was
  /// missing.
  private func make(_ stage: SamplerStage, in journal: inout StageJournal) throws -> Double? {
    let missing = (0..<count).filter { journal.samples[stage]?[$0] == nil }
    var spent = Duration.zero
    for start in stride(from: 0, to: missing.count, by: model.together) {
      let numbers = Array(missing[start..<min(start + model.together, missing.count)])
      let begin = ContinuousClock.now
      let samples = try model.generator.generate(
        numbers.map(request), shape: model.shape, settings: stage.settings(of: model.settings))
      spent += ContinuousClock.now - begin
      try journal.append(measured(stage, numbers, samples.map(\.volume)))
      run.listener.progress(
        StageProgress(
          stage: "\(stage.rawValue) samples",
          done: count - missing.count + start + numbers.count, total: count))
    }
    return missing.isEmpty ? nil : spent / .seconds(1) / Double(missing.count)
  }

  /// Those of the parity plot, with the same noise.
  private func request(_ number: Int) -> SampleRequest {
    SampleRequest(
      condition: run.question.condition(.parity, number),
      seed: SampleSeed(study: run.options.seed, index: SampleKind.parity.firstIndex + number))
  }

  private func measured(
    _ stage: SamplerStage, _ numbers: [Int], _ volumes: [Volume]
  ) -> [StageSample] {
    let attributes = run.card.conditionAttributes + unasked
    let (sides, tolerance) = (run.card.sides, run.corpus?.transportTolerance)
    let values = concurrentMap(volumes, threads: run.threads) { volume in
      let measured =
        tolerance.map {
          Measured(
            volume, sides: sides, quantities: Quantities(measuring: attributes), tolerance: $0,
            threads: 1)
        }
        ?? Measured(
          volume, sides: sides, quantities: Quantities(measuring: attributes), threads: 1)
      return attributes.map { measured[$0] ?? .nan }
    }
    return zip(numbers, values).map { StageSample(stage: stage, number: $0, measured: $1) }
  }

  private func summary(
    of stage: SamplerStage, _ journal: StageJournal, seconds: Double?
  ) throws -> EvaluationReport.Stages.Stage {
    let samples = (0..<count).compactMap { journal.samples[stage]?[$0] }
    let names = run.card.conditions
    let defined = samples.filter { $0.measured.prefix(names.count).allSatisfy(\.isFinite) }
    let comparison = compared(samples)
    return EvaluationReport.Stages.Stage(
      stage: stage, secondsPerSample: seconds, undefined: samples.count - defined.count,
      agreements: defined.count < 2
        ? []
        : names.indices.map { column in
          Agreement(
            name: names[column],
            expected: defined.map { run.question.condition(.parity, $0.number)[column] },
            found: defined.map { $0.measured[column] })
        },
      descriptors: comparison.descriptors, classifier: comparison.classifier)
  }

  /// The descriptors that nobody asked for, beside the simulated volumes whose conditions were requested.
  private func compared(
    _ samples: [StageSample]
  ) -> (descriptors: [DescriptorComparison], classifier: ClassifierTest?) {
    let references = run.question.references
    // each simulated volume once: more requests go round again
    let pairs = samples.filter { $0.number < references.count }
    guard !pairs.isEmpty, !unasked.isEmpty else { return ([], nil) }
    let first = run.card.conditions.count
    let generated = pairs.map { Array($0.measured[first...]) }
    let simulated = pairs.map { pair in
      unasked.map { references[pair.number][$0.rawValue] ?? .nan }
    }
    let series = pairs.map { references[$0.number].series }
    return (
      unasked.indices.compactMap { column in
        DescriptorComparison(
          unasked[column].rawValue, generated: generated.map { $0[column] },
          simulated: simulated.map { $0[column] }, series: series, seed: run.options.seed)
      },
      ClassifierTest(
        generated: generated, simulated: simulated, series: series, seed: run.options.seed,
        threads: run.threads)
    )
  }
}

extension EvaluationCorpus {
  /// The relative error of tortuosity factors in the corpus; nil where it was not simulated by a plan.
  var transportTolerance: Double? {
    guard case .simulated(let plan, _) = reader.header.origin else { return nil }
    return plan.diffusionTolerance
  }
}
