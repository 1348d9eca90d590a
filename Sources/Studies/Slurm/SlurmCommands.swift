import Corpus
import Foundation
import LatentDiffusion
import PhaseField
import Support
import Volumes

/// Submits the building of a plan's corpus.
///
/// - Parameter words: The command that makes a part, without `--part`.
package func buildCorpus(
  _ options: BuildOptions, on slurm: SlurmOptions, words: [String]
) throws -> Submission {
  let work = try CorpusWork(options)
  var slurm = slurm
  slurm.resume = true  // a build always goes on with what is there
  return try SlurmSubmitter(
    work, folder: work.pieces.folder, options: slurm, words: words, needs: work.needs
  ).submit()
}

/// Submits the points of a sweep.
package func sweep(
  _ file: String, out: String?, on slurm: SlurmOptions, words: [String]
) throws -> Submission {
  let work = try SweepWork(file) { _, _ in [:] }
  let folder = out ?? "runs/\(work.studies[0].name)"
  try checkParts(of: .sweep, folder)
  try RunFolder(folder).makeFolder(folder + "/points")
  return try SlurmSubmitter(
    work, folder: folder, options: slurm, words: words, needs: work.needs
  ).submit()
}

/// Submits the samples of an evaluation.
package func evaluate(
  _ options: EvaluateOptions, on slurm: SlurmOptions, words: [String], listener: Listener
) throws -> Submission {
  try checkParts(of: .evaluate, options.out)
  var single = options
  single.threads = 1
  let work = try EvaluateWork(single, listener: listener)
  try work.claim()
  return try SlurmSubmitter(
    work, folder: options.out, options: slurm, words: words, needs: work.needs
  ).submit()
}

extension CorpusWork {
  /// From a few steps of the film that takes longest.
  func needs() throws -> SlurmNeeds {
    let plan = pieces.plan
    let longest = pieces.series[costs.longestFirst()[0]]
    let film = try mixedFilm(longest.phi!, shape: plan.shape, seed: 1, settings: plan.physics)
    let annealing = try Annealing(
      plan.physics.equation(interactionParameter: longest.chi!), from: film,
      stoppingAt: [1e9], settings: plan.physics)
    var seconds: [Double] = []
    for _ in 0..<6 {
      let start = ContinuousClock.now
      guard try annealing.next() != nil else { break }
      seconds.append((ContinuousClock.now - start) / .seconds(1))
    }
    let voxels = plan.shape.count
    return SlurmNeeds(
      secondsPerCost: seconds.sorted()[seconds.count / 2],
      bytes: voxels * (MemoryNeeds.film + MemoryNeeds.measuring + plan.labels.count) + 256 << 20)
  }
}

extension SweepWork {
  /// From the forecast of the point that makes most.
  func needs() throws -> SlurmNeeds {
    let costs = costs
    let largest = costs.longestFirst()[0]
    var study = studies[largest]
    study.threads = 1
    let forecast = try forecast(of: study)
    return SlurmNeeds(
      secondsPerCost: forecast.seconds / max(1, costs[largest]), bytes: SlurmNeeds.peak)
  }
}

extension EvaluateWork {
  /// From a batch that is made and measured.
  func needs() throws -> SlurmNeeds {
    let start = ContinuousClock.now
    _ = try sampling.batch(.fixed, Array(0..<sampling.model.together))
    return SlurmNeeds(
      secondsPerCost: (ContinuousClock.now - start) / .seconds(1), bytes: SlurmNeeds.peak)
  }
}
