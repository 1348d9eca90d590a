import Corpus
import Foundation
import Support

/// What `binodal corpus build` is asked.
package struct BuildOptions: Sendable {
  package var plan: String
  /// corpora/NAME unless given.
  package var folder: String?
  /// The part of the plan's samples to build, evenly thinned; above 0, at most 1.
  package var fraction: Double
  /// Series simulated at once; 0 for all cores.
  package var workers: Int

  package init(plan: String, folder: String?, fraction: Double, workers: Int) {
    (self.plan, self.folder) = (plan, folder)
    (self.fraction, self.workers) = (fraction, workers)
  }
}

/// Builds, or goes on building, the corpus of a plan; returns its counts and ranges.
package func buildCorpus(_ options: BuildOptions, listener: Listener) throws -> CorpusFacts {
  let plan = try CorpusPlan(yaml: StudyShelf.file(of: options.plan))
  let folder = options.folder ?? "corpora/\(plan.name)"
  let workers = Threads.count(options.workers)
  try MemoryNeeds.corpus(plan, workers: workers)
  let builder = CorpusBuilder(
    plan: plan, folder: folder, fraction: options.fraction, workers: workers)
  try builder.build {
    listener.progress(
      StageProgress(
        stage: "corpus", done: $0.samplesDone, total: $0.samplesTotal,
        note: "\($0.seriesDone) of \($0.seriesTotal) series"))
  }
  var brief = InspectOptions()
  brief.volumes = 0
  return try inspectCorpus(folder, brief, listener: listener)
}
