import Descriptors
import Foundation
import Generation
import InverseDesign
import LatentDiffusion
import Realism
import Studies

/// One model, some films to ask it for, and a budget of calls for each.
///
/// A call is one volume generated and measured; the model is asked without corrections, which would
/// hide several in one.
struct SearchContest {
  /// Whether the calls of one film share a noise or have one each.
  enum Noise: String { case fixed, fresh }

  let card: ModelCard
  let model: NetworkModel
  let distribution: TrainingDistribution
  let measure: VolumeMeasurer
  let requests: SearchRequests
  let options: SearchOptions

  init(_ options: SearchOptions, threads: Int) throws {
    let folder = try ModelShelf.folder(of: options.model)
    card = try ModelCard.load(folder)
    model = NetworkModel(
      generator: try SampleGenerator(folder: folder, threads: threads),
      plan: SamplerPlan(corrections: 0))
    distribution = try RequestCheck.distribution(of: card, in: folder)
    measure = VolumeMeasurer(
      sides: card.sides, quantities: Quantities(measuring: model.conditions), threads: threads)
    requests = try SearchRequests(
      options.requests, of: folder, card: card, distribution: distribution, measure: measure,
      seed: options.seed)
    self.options = options
  }

  /// What `binodal design` does with each request by default.
  /// - Parameter exact: Whether volume fractions are met to a voxel, the study's `exact_fractions`.
  func byBinodal(exact: Bool = false) throws -> [SearchAttempt] {
    struct Done: Error {}
    return try requests.conditions.map { condition in
      var attempt = attempt(at: condition)
      let goal = try Goal(
        targets: zip(model.conditions, condition).map {
          Target($0, .value($1), tolerance: options.tolerance)
        })
      let plan = CandidatePlan()
      let selection = try CandidateSelection(
        goal: goal, model: exact ? try model.exactly(condition) : model,
        settings: CandidateSettings(
          samples: options.budget, keep: 1, seed: options.seed, aims: plan.aims),
        measure: { measure($0) }, fingerprint: { $0 }, distance: { _, _ in 1 })
      _ = try selection.run(
        at: [distribution.naturalStart(for: goal)],
        within: zip(distribution.lower, distribution.upper).map { $0...$1 },
        record: { attempt.hear($0.measured) })
      return attempt
    }
  }

  /// What a proposer does with the requests, all side by side: a sample costs less in company.
  func run(_ proposer: any Proposer, _ noise: Noise) throws -> [SearchAttempt] {
    let starts = requests.conditions.map(shares)
    var attempts = requests.conditions.map(attempt)
    while true {
      let open = attempts.indices.filter { !attempts[$0].isOver(after: options.budget) }
      if open.isEmpty { return attempts }
      let points = try proposer.propose(open, starts: starts)
      let asked = zip(open, points).map { number, point in
        SampleRequest(
          condition: values(point),
          seed: SampleSeed(
            study: options.seed, index: 1000 + (noise == .fixed ? 0 : attempts[number].calls)))
      }
      let measured = measure(try model.generate(asked).map(\.volume))
      let costs = zip(open, measured).map { attempts[$0].hear($1) }
      try proposer.hear(open, points, costs)
    }
  }

  private func attempt(at condition: [Double]) -> SearchAttempt {
    SearchAttempt(
      Dictionary(uniqueKeysWithValues: zip(model.conditions, condition)),
      tolerance: options.tolerance)
  }

  private func shares(_ condition: [Double]) -> [Double] {
    condition.indices.map { index in
      let (lower, upper) = (distribution.lower[index], distribution.upper[index])
      return min(max((condition[index] - lower) / (upper - lower), 0), 1)
    }
  }

  private func values(_ point: [Double]) -> [Double] {
    point.indices.map { index in
      let (lower, upper) = (distribution.lower[index], distribution.upper[index])
      return lower + point[index] * (upper - lower)
    }
  }
}
