import Descriptors
import Generation
import InverseDesign
import LatentDiffusion
import Ledger
import Realism
import Support
import Volumes

extension DesignRun {
  /// Generates volumes with fresh noise at the best condition, corrects what is asked of each noise
  /// by what came out, and keeps the best. Every sample is in the ledger before the next batch.
  ///
  /// Ranked by the measured error in tolerances; duplicates by two-point statistics are dropped.
  func chooseCandidates(at condition: [Double]) throws -> Selection {
    let settings = CandidateSettings(
      samples: study.candidates.samples, keep: study.candidates.count, seed: study.seed,
      duplicateDistance: study.candidates.duplicateDistance,
      aims: study.candidates.aims)
    let sides = card.sides
    let chooser = try CandidateSelection(
      goal: goal, model: parts.model, settings: settings, measure: { measurer($0) },
      fingerprint: { TwoPoint($0, sides: sides) }, distance: { $0.distance(to: $1) })
    try ledger.removeEvaluations(of: .aiming)
    let before = try ledger.evaluations().filter { $0.stage == EvaluationStage.search.rawValue }
      .compactMap(
        \.objective
      ).min()
    var journal = SampleJournal(
      run: self, misfit: Misfit(goal, spreadWeight: study.search.spreadWeight), best: before)
    let bounds = zip(distribution.lower, distribution.upper).map { $0...$1 }
    let selection = try chooser.run(
      at: [condition], within: bounds, record: { try journal.append($0) }
    ) { done, total in
      listener.progress(StageProgress(stage: "candidates", done: done, total: total))
    }
    try ledger.replace(selection.kept.map { record(of: $0) })
    try keep(selection.kept)
    return selection
  }

  /// Writes each candidate's volume and description, and the table of all.
  private func keep(_ candidates: [Candidate]) throws {
    for candidate in candidates {
      let path = folder.path + "/" + folder.candidate(candidate.rank)
      try folder.makeFolder(path)
      folder.removePartialFiles(in: path)
      try writeVolume(candidate.volume, to: path + "/volume.vti")
      try writeVolume(candidate.volume, to: path + "/volume.tif")
      try RunFolder.writeDepth(of: candidate.volume, beside: path + "/volume.vti")
      let sheet = CandidateSheet(candidate, run: self)
      try folder.write(try sheet.json(), to: path + "/descriptors.json")
    }
    try folder.write(candidateTable(candidates).text, to: folder.candidates)
  }

  private func record(of candidate: Candidate) -> CandidateRecord {
    let sample = candidate.record
    let worst = goal.worst(of: sample.measured)
    return CandidateRecord(
      rank: candidate.rank, seed: sample.request.seed.study, sample: sample.request.seed.index,
      condition: named(sample.request.condition), measured: plain(sample.measured),
      predicted: Dictionary(
        uniqueKeysWithValues: sample.predictions.map {
          ($0.key.rawValue, EstimateRecord(mean: $0.value.mean, deviation: $0.value.deviation))
        }),
      error: worst?.error ?? 0, worstAttribute: worst?.attribute.rawValue,
      within: sample.meetsTargets, broken: goal.broken(by: sample.measured),
      folder: folder.candidate(candidate.rank))
  }

  /// candidates.csv: one row a candidate, columns named as in the ledger.
  private func candidateTable(_ candidates: [Candidate]) -> CSVTable {
    let targets = goal.targets.map(\.attribute)
    let asked = targets + goal.objectives.map(\.attribute) + goal.constraints.map(\.attribute)
    let measured = (asked + Attribute.conditions).reduce(into: [Attribute]()) {
      if !$0.contains($1), !$1.isPredicted { $0.append($1) }
    }
    let predicted = card.predictedAttributes
    var table = CSVTable(
      columns: TableColumns.candidates
        + card.conditions.map { "condition_\($0)" } + measured.map { "measured_\($0.rawValue)" }
        + predicted.flatMap { ["predicted_\($0.rawValue)", "sigma_\($0.rawValue)"] })
    for candidate in candidates {
      let sample = candidate.record
      let worst = goal.worst(of: sample.measured)
      var row = [
        "\(candidate.rank)", "\(sample.request.seed.study)", "\(sample.request.seed.index)",
        decimal(worst?.error ?? 0, 6), worst?.attribute.rawValue ?? "",
        "\(sample.meetsTargets)", "\(sample.keepsConstraints)",
      ]
      row += sample.request.condition.map { "\($0)" }
      row += measured.map { sample.measured[$0].map { decimal($0, 6) } ?? "" }
      row += predicted.flatMap { attribute -> [String] in
        guard let estimate = sample.predictions[attribute] else { return ["", ""] }
        return [decimal(estimate.mean, 6), decimal(estimate.deviation, 6)]
      }
      table.append(row)
    }
    return table
  }
}

extension Goal {
  /// How far each broken constraint's value lies outside its limits, by the constraint's text; nil
  /// where the value is undefined.
  func broken(by measured: [Attribute: Double]) -> [String: Double?] {
    Dictionary(
      breaches(of: measured).map { breach in
        (
          breach.constraint.attribute.rawValue,
          breach.value.map { _ in breach.excess * breach.constraint.scale }
        )
      }, uniquingKeysWith: { $0 ?? $1 })
  }

  /// The target that `measured` misses by most tolerances, with the miss in the attribute's unit.
  func worst(of measured: [Attribute: Double]) -> (attribute: Attribute, error: Double)? {
    targets.compactMap { target -> (Target, Double)? in
      measured[target.attribute].map { (target, abs(target.deviation(of: $0))) }
    }
    .max { $0.1 < $1.1 }
    .map { ($0.0.attribute, $0.1 * $0.0.tolerance) }
  }
}
