import Descriptors
import Foundation
import Generation
import InverseDesign
import Testing

struct PathwayTests {
  private func prediction(
    _ phi: Double, _ chi: Double, _ logTime: Double, weight: Double = 1,
    deviation: (Double, Double, Double) = (0.02, 0.1, 0.1)
  ) -> ProcessPrediction {
    ProcessPrediction(
      phi: Estimate(mean: phi, deviation: deviation.0),
      chi: Estimate(mean: chi, deviation: deviation.1),
      logTime: Estimate(mean: logTime, deviation: deviation.2), weight: weight)
  }

  private func context(_ window: ProcessWindow = ProcessWindow()) throws -> PathwayContext {
    PathwayContext(
      goal: try Goal(targets: [Target(.donorFraction, .value(0.4), tolerance: 0.02)]),
      window: window)
  }

  /// Strong χ and a short time, three times as likely as weak χ and a long time.
  private func twoWays() throws -> ProcessDensity {
    try ProcessDensity([
      prediction(0.45, 3.6, 1.5, weight: 3), prediction(0.55, 2.4, 2.8, weight: 1),
    ])
  }

  @Test func `the nearest sample counts wholly, however far off all of them are`() {
    #expect(ProcessPrediction.weights(missing: [0, 1, 2]) == [1, exp(-0.5), exp(-2)])
    let far = ProcessPrediction.weights(missing: [70, 69.5, 200])
    #expect(far[1] == 1 && far[2] == 0)
    #expect(abs(log(far[0]) + 0.5 * (70 * 70 - 69.5 * 69.5)) < 1e-9)
    #expect(ProcessPrediction.weights(missing: []).isEmpty)
  }

  @Test
  func `two far hills are two pathways at their tops with their masses`() throws {
    let found = try Pathway.find(in: twoWays(), for: context())
    #expect(found.count == 2)
    let (strong, weak) = (found[0], found[1])
    // twelve deviations apart: neither hill feels the other
    #expect(abs(strong.recipe.chi - 3.6) < 1e-9 && abs(strong.recipe.logTime - 1.5) < 1e-9)
    #expect(abs(weak.recipe.chi - 2.4) < 1e-9 && abs(weak.recipe.logTime - 2.8) < 1e-9)
    #expect(abs(strong.recipe.phi - 0.45) < 1e-9 && abs(weak.recipe.phi - 0.55) < 1e-9)
    #expect(abs(strong.probability - 0.75) < 1e-12 && abs(weak.probability - 0.25) < 1e-12)
    // ¾ · 1/(2π · 0.1 · 0.1)
    #expect(abs(strong.density - 0.75 / (2 * .pi * 0.01)) < 1e-9)
    for (spread, own) in [
      (strong.spread.phi, 0.02), (strong.spread.chi, 0.1), (strong.spread.logTime, 0.1),
    ] {
      #expect(abs(spread - own) < 1e-12)
    }
    #expect(abs(strong.recipe.relativeChi(criticalChi: 2) - 1.8) < 1e-9)
    #expect(abs(weak.annealingTime - pow(10, 2.8)) < 1e-5)
  }

  @Test
  func `the top of two overlapping hills solves the closed form`() throws {
    // equal hills a deviation apart have one top, half way
    let found = try Pathway.find(
      in: ProcessDensity([prediction(0.4, 2.95, 2), prediction(0.6, 3.05, 2)]), for: context())
    #expect(found.count == 1)
    #expect(abs(found[0].recipe.chi - 3) < 1e-6)
    #expect(abs(found[0].recipe.phi - 0.5) < 1e-6)
    // own variance 0.1² and that of the means, 0.05²
    #expect(abs(found[0].spread.chi - (0.01 + 0.0025).squareRoot()) < 1e-12)
    #expect(abs(found[0].spread.phi - (0.0004 + 0.01).squareRoot()) < 1e-12)
  }

  @Test
  func `hilltops a shallow saddle apart are one pathway`() throws {
    // equal hills 2a apart: the middle over a top is about 2 exp(−a²/2σ²)
    let density = try ProcessDensity([prediction(0.5, 3 - 0.12, 2), prediction(0.5, 3 + 0.12, 2)])
    var settings = PathwaySettings()
    settings.saddleRatio = 0.9
    #expect(try Pathway.find(in: density, for: context(), settings: settings).count == 1)
    settings.saddleRatio = 0.999
    #expect(try Pathway.find(in: density, for: context(), settings: settings).count == 2)
  }

  @Test
  func `a bent ridge is one pathway though the straight way dips`() throws {
    // a quarter circle of hills, higher at the ends; along it the density stays above 0.75 of the
    // ends', on the straight way it falls below 0.02
    let settings = PathwaySettings(saddleRatio: 0.7)
    let ridge = (0...10).map { step in
      let angle = Double(step) / 10 * .pi / 2
      return prediction(
        0.5, 2.4 + 1.2 * sin(angle), 1.5 + 1.2 * cos(angle),
        weight: step == 0 || step == 10 ? 1.6 : 1, deviation: (0.02, 0.12, 0.12))
    }
    #expect(
      try Pathway.find(in: ProcessDensity(ridge), for: context(), settings: settings).count == 1)
    // without the middle of the ridge they are two
    let broken = try ProcessDensity(Array(ridge[..<3] + ridge[8...]))
    #expect(try Pathway.find(in: broken, for: context(), settings: settings).count == 2)
  }

  @Test
  func `probabilities of all pathways sum to one when none is left out`() throws {
    var draws = Draws(SampleSeed(study: 1, index: 1))
    let cloud = (0..<60).map { _ in
      prediction(0.5, 2.2 + 1.8 * draws.uniform(), 1.4 + 1.9 * draws.uniform())
    }
    let settings = PathwaySettings(keep: 60, minimumProbability: 0)
    let found = try Pathway.find(in: ProcessDensity(cloud), for: context(), settings: settings)
    #expect(abs(found.reduce(0) { $0 + $1.probability } - 1) < 1e-12)
    #expect(found.count > 1)
    for pathway in found {
      // a top: no near point is denser
      let here = ProcessDensity.value(cloud, pathway.recipe.chi, pathway.recipe.logTime)
      for (x, y) in [(0.01, 0), (-0.01, 0), (0, 0.01), (0, -0.01)] {
        let there = ProcessDensity.value(
          cloud, pathway.recipe.chi + x, pathway.recipe.logTime + y)
        #expect(there < here)
      }
      #expect(abs(here - pathway.density) < 1e-12)
    }
  }

  @Test
  func `a prediction surer than the floor is widened to it`() throws {
    let sure = try ProcessDensity(
      [prediction(0.5, 3, 2, deviation: (0, 0, 0))],
      floor: Recipe(phi: 0.01, chi: 0.2, logTime: 0.1))
    let found = try Pathway.find(in: sure, for: context())
    #expect(found[0].spread == Recipe(phi: 0.01, chi: 0.2, logTime: 0.1))
  }

  @Test
  func `every part of the score is what it says, and the total their weighted mean`() throws {
    let window = ProcessWindow(chi: 2...4, logTime: 0...2)
    let settings = PathwaySettings(
      weights: PathwaySettings.Weights(
        probability: 2, annealing: 1, window: 1, robustness: 0, verified: 0))
    let found = try Pathway.find(in: twoWays(), for: context(window), settings: settings)
    let (first, second) = (found[0], found[1])
    #expect(abs(first.score.annealing - 1) < 1e-9 && abs(second.score.annealing) < 1e-9)
    #expect(abs(first.score.window - 1) < 1e-4)  // four deviations from the nearest edge
    #expect(second.score.window < 1e-12)  // eight deviations outside
    #expect(first.isInsideWindow && !second.isInsideWindow)
    // to the nearest edge: χ is 4 spreads from 4, log time 5 from 2
    #expect(abs(first.windowDistance! - -4) < 1e-6)
    #expect(abs(second.windowDistance! - 8) < 1e-6)
    for pathway in found {
      let score = pathway.score
      let mean = (2 * score.probability + score.annealing + score.window) / 4
      #expect(abs(score.total - mean) < 1e-12)
    }
    #expect(found.map(\.rank) == [1, 2])
    #expect(try Pathway.find(in: twoWays(), for: context())[0].windowDistance == nil)
  }

  @Test
  func `weights turn the ranking round`() throws {
    let window = ProcessWindow(chi: 2...3)
    let byWindow = PathwaySettings(
      weights: PathwaySettings.Weights(
        probability: 0, annealing: 0, window: 1, robustness: 0, verified: 0))
    let byTime = PathwaySettings(
      weights: PathwaySettings.Weights(
        probability: 0, annealing: 1, window: 0, robustness: 0, verified: 0))
    let inWindow = try Pathway.find(in: twoWays(), for: context(window), settings: byWindow)
    #expect(abs(inWindow[0].recipe.chi - 2.4) < 1e-6)
    let quick = try Pathway.find(in: twoWays(), for: context(window), settings: byTime)
    #expect(abs(quick[0].recipe.chi - 3.6) < 1e-6)
  }

  @Test
  func `simulation turns the ranking round, and a pathway without it has no credit`() throws {
    let found = try Pathway.find(in: twoWays(), for: context())
    #expect(found.map(\.score.verified) == [0, 0])
    // tolerance 0.02 about 0.4: one film deviates by three tolerances, the other by half of one
    let goal = try context().goal
    let proof = { (donor: Double?) in
      let recipe = Recipe(phi: 0.5, chi: 3, logTime: 2)
      let film =
        donor.map { SimulatedFilm(recipe, seed: 1, measured: [.donorFraction: $0]) }
        ?? SimulatedFilm(recipe, seed: 1, failure: "no memory")
      return Verification(
        recipe, size: FilmSize(nx: 64, ny: 64), films: [film], goal: goal,
        priors: [.donorFraction: ScatterPrior(scatter: 0)], errorRate: 0.05)
    }
    let judged = Pathway.ranked([
      found[0].judged(by: proof(0.46), for: goal),
      found[1].judged(by: proof(0.41), for: goal),
    ])
    #expect(judged.map(\.recipe) == [found[1].recipe, found[0].recipe])
    #expect(judged.map(\.rank) == [1, 2])
    #expect(abs(judged[0].score.verified - 0.8) < 1e-12)
    #expect(abs(judged[1].score.verified - 0.1) < 1e-12)
    #expect(found[0].judged(by: proof(nil), for: goal).score.verified == 0)
  }

  @Test
  func `a pathway whose film hardly moves with the process is robust`() throws {
    let model = try StandInPhysics.model()
    let goal = try StandInPhysics.goal(
      Recipe(phi: 0.45, chi: 3.6, logTime: 1.5), tolerance: 0.02)
    let found = try Pathway.find(
      in: twoWays(), for: PathwayContext(goal: goal, model: model),
      settings: PathwaySettings(scatter: Recipe(phi: 0, chi: 0.1, logTime: 0)))
    for pathway in found {
      let move = try #require(pathway.robustness).worst.move
      #expect(abs(pathway.score.robustness - 1 / (1 + move * move)) < 1e-12)
    }
    // the mixed fraction falls steeply with χ where χ is weak
    #expect(
      found.first { $0.recipe.chi > 3 }!.score.robustness
        > found.first { $0.recipe.chi < 3 }!.score.robustness)
  }

  @Test
  func `the ridge runs from the thinner top to the denser and bends with the hills`() throws {
    let ridge = (0...10).map { step in
      let angle = Double(step) / 10 * .pi / 2
      return prediction(
        0.5, 2.4 + 1.2 * sin(angle), 1.5 + 1.2 * cos(angle),
        weight: step == 0 ? 1.8 : step == 10 ? 1.6 : 0.6, deviation: (0.02, 0.12, 0.12))
    }
    let density = try ProcessDensity(ridge)
    let found = try Pathway.find(
      in: density, for: context(), settings: PathwaySettings(saddleRatio: 0.9))
    #expect(found.count == 2)
    let ways = PathwayRidge.between(found, in: density)
    let way = try #require(ways.first)
    #expect(ways.count == 1)
    #expect(way.saddle > 0.1 && way.saddle < 0.9)
    // half way it lies on the arc, far from the chord's middle at (3, 2.1)
    let middle = way.chi.count / 2
    let radius =
      ((way.chi[middle] - 2.4) * (way.chi[middle] - 2.4)
      + (way.logTime[middle] - 1.5) * (way.logTime[middle] - 1.5)).squareRoot()
    #expect(abs(radius - 1.2) < 0.05)  // the hills' own width pulls it inwards a little
    let ends = [found.first { $0.rank == way.from }!, found.first { $0.rank == way.to }!]
    #expect(way.chi.first == ends[0].recipe.chi && way.chi.last == ends[1].recipe.chi)
    #expect(ends[0].density < ends[1].density)
  }

  @Test
  func `improbable pathways are left out and the most probable never is`() throws {
    let settings = PathwaySettings(minimumProbability: 0.3)
    #expect(
      try Pathway.find(in: twoWays(), for: context(), settings: settings).map(\.probability) == [
        0.75
      ])
    let severe = PathwaySettings(minimumProbability: 0.9)
    #expect(
      try Pathway.find(in: twoWays(), for: context(), settings: severe).map(\.probability) == [0.75]
    )
  }

  @Test
  func `predictions that are not numbers are refused`() {
    #expect(throws: DesignError.noPredictions) { try ProcessDensity([]) }
    #expect(throws: DesignError.predictionNotFinite(axis: "chi", index: 1)) {
      try ProcessDensity([prediction(0.5, 3, 2), prediction(0.5, .nan, 2)])
    }
    #expect(ProcessPrediction([.phi: Estimate(mean: 0.5, deviation: 0.1)]) == nil)
  }
}

extension ProcessDensity {
  /// The density of χ and log time, summed by hand.
  static func value(_ predictions: [ProcessPrediction], _ chi: Double, _ logTime: Double) -> Double
  {
    predictions.reduce(0) { sum, p in
      let u = (chi - p.chi.mean) / p.chi.deviation
      let v = (logTime - p.logTime.mean) / p.logTime.deviation
      return sum + exp(-(u * u + v * v) / 2)
        / (2 * .pi * p.chi.deviation * p.logTime.deviation * Double(predictions.count))
    }
  }
}
