import Corpus
import Foundation
import Ledger
import StrictYAML
import Support

extension PartsMerge {
  /// The corpus of all series: tables, then the manifest.
  func corpus() throws -> CorpusFacts {
    if !folder.isMerged {
      let pieces = try CorpusPieces(folder: folder.result)
      let work = CorpusWork(pieces: pieces)
      try hold(work.card)
      try records(named: work.name) { _, _ in }
      try pieces.finish(scratch: try scratch()) {
        listener.progress(
          StageProgress(stage: "merging", done: $0, total: pieces.series.count))
      }
    }
    try tidy()
    var brief = InspectOptions()
    brief.volumes = 0
    return try inspectCorpus(folder.result, brief, listener: listener)
  }

  /// The sweep of all points: the ledger, then its table and its report.
  func sweep() throws -> SweepSummary {
    let document = try SettingsNode.parse(card.input, file: folder.job)
    let plan = try SweepPlan(document.mapping(allowing: nil).required("sweep"))
    let (run, ledger) = (RunFolder(folder.result), folder.result + "/sweep.sqlite")
    if !folder.isMerged {
      let (scratch, points) = (try scratch(), try sweepPoints(plan))
      let growing = scratch + "/sweep.sqlite"
      do { _ = try SweepLedger(creating: growing, paths: plan.paths, points: points) }
      try DurableFile.commit(growing, to: ledger)
      try run.write(card.input, to: folder.result + "/sweep.yaml")
    }
    let summary = try finishSweep(
      folder.result, plan: plan, points: try SweepLedger(opening: ledger).points())
    try tidy()
    return summary
  }

  private func sweepPoints(_ plan: SweepPlan) throws -> [SweepPointRecord] {
    var points: [SweepPointRecord] = []
    try records(named: { "point \($0 + 1)" }) { item, record in
      guard let point = record.result.point, point.number == item + 1, point.status != .waiting,
        Set(point.values.keys) == Set(plan.paths)
      else { throw PartsError.strangeRecord(path: folder.item(item)) }
      points.append(point)
    }
    return points
  }

  /// The evaluation of all samples: the tables of samples first, then what is computed of them.
  func evaluation() throws -> EvaluationReport {
    var options = try JSONDecoder().decode(EvaluateOptions.self, from: Data(card.input.utf8))
    options.out = folder.result
    let run = try EvaluationRun(options, listener: listener)
    guard let together = card.settings[SampleBatch.setting].flatMap({ Int($0) }), together > 0
    else {
      throw PartsError.strangeRecord(path: folder.job)
    }
    var generating = try folder.read(MergeMark.self, folder.merged)?.generating
    if !folder.isMerged {
      generating = try sampleTables(run, SampleBatch.all(options, together: together))
      run.folder.removePartialFiles(in: run.folder.path + "/volumes")
    }
    let report = try run.report(generating: generating)
    try tidy(generating: generating)
    return report
  }

  /// Writes samples.csv and structure.jsonl; returns the seconds that generating took in all.
  private func sampleTables(_ run: EvaluationRun, _ batches: [SampleBatch]) throws -> Double {
    let scratch = try scratch()
    let rows = try LineFile(scratch + "/" + SampleForm.table, first: run.form.header)
    let structures = try LineFile(scratch + "/" + SampleForm.structures, first: nil)
    var generating = 0.0
    try records(named: { batches[$0].name }) { _, record in
      try structures.append(record.result.structures ?? [], settling: false)
      try rows.append(record.result.rows ?? [], settling: false)
      generating += record.result.generating ?? 0
    }
    for name in [SampleForm.structures, SampleForm.table] {
      try DurableFile.commit(scratch + "/" + name, to: run.folder.path + "/" + name)
    }
    return generating
  }

  /// Refuses where the folder's card is not of this work.
  private func hold(_ other: JobCard) throws {
    let differences = other.differences(from: card)
    guard differences.isEmpty else {
      throw PartsError.otherJob(folder: folder.result, differences: differences)
    }
  }
}
