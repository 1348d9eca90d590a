import Descriptors
import InverseDesign
import Testing

struct RefinementTests {
  private let truth = Recipe(phi: 0.52, chi: 3.1, logTime: 2.2)
  private let predicted = Recipe(phi: 0.50, chi: 3.3, logTime: 2.0)
  private let response = StandInPhysics.response()

  private func refine(
    _ physics: StandInPhysics, goal: Goal, window: ProcessWindow = ProcessWindow(),
    recipes: Int = 6, known: Verification? = nil
  ) throws -> Refinement {
    try Refinement.run(
      from: predicted, goal: goal, window: window, response: response, simulator: physics,
      settings: RefinementSettings(recipes: recipes, films: 3, seed: 11), known: known)
  }

  @Test
  func `a recipe that misses is moved until its films meet the targets`() throws {
    let goal = try StandInPhysics.goal(truth, tolerance: 0.01)
    let physics = StandInPhysics()
    let known = try Verification.run(predicted, goal: goal, simulator: physics, seeds: [1, 2, 3])
    #expect(!known.isWithinTolerance)
    let refinement = try refine(physics, goal: goal, known: known)
    let best = try #require(refinement.best(for: goal))
    #expect(best.isWithinTolerance)
    #expect(refinement.trials.count <= 2)  // the response is right: the first move meets it
    #expect(refinement.films == 3 * refinement.trials.count)
  }

  @Test
  func `what the films show corrects a response that is wrong`() throws {
    // films are straighter by 0.04 than those that the response was learnt from
    let physics = StandInPhysics(bias: 0.04)
    let wanted = StandInPhysics.mean(truth)
    let goal = try Goal(targets: [
      Target(.donorStraightness, .value(wanted[.donorStraightness]! + 0.04), tolerance: 0.02),
      Target(.acceptorStraightness, .value(wanted[.acceptorStraightness]! + 0.04), tolerance: 0.02),
      Target(.donorFraction, .value(wanted[.donorFraction]!), tolerance: 0.02),
    ])
    let refinement = try refine(physics, goal: goal, recipes: 10)
    #expect(!refinement.trials[0].isWithinTolerance)
    #expect(refinement.best(for: goal)!.isWithinTolerance)
  }

  @Test
  func `where one film is enough the first that meets the targets ends it`() throws {
    // films scatter by two tolerances: the mean of two seldom meets all targets, one of many states may
    let goal = try StandInPhysics.goal(truth, tolerance: 0.015)
    let physics = StandInPhysics(scatter: 0.03)
    func refine(until aim: RefinementSettings.Aim) throws -> Refinement {
      try Refinement.run(
        from: truth, goal: goal, window: ProcessWindow(),
        response: StandInPhysics.response(scatter: 0.03), simulator: physics,
        settings: RefinementSettings(recipes: 12, films: 2, seed: 3, until: aim))
    }
    let (film, mean) = (try refine(until: .film), try refine(until: .mean))
    #expect(try #require(film.nearest).deviation <= 1)
    #expect(film.trials.count < mean.trials.count)
    #expect(Array(mean.trials.prefix(film.trials.count)) == film.trials)
    // no earlier recipe had such a film
    let before = film.trials.dropLast().flatMap(\.films)
    #expect(try before.allSatisfy { try goal.worstDeviation(of: #require($0.measured)) > 1 })
  }

  @Test
  func `what every film has alike is not given up for what films differ in`() throws {
    // the response is learnt from films whose straightness scatters by 0.08; the target's lies off their
    // mean by as much, the volume fractions on it
    let response = StandInPhysics.response(scatter: 0.08)
    var wanted = StandInPhysics.mean(truth)
    wanted[.donorStraightness]! += 0.08
    let goal = try Goal(
      targets: StandInPhysics.attributes.map { Target($0, .value(wanted[$0]!), tolerance: 0.02) })
    let refinement = try Refinement.run(
      from: truth, goal: goal, window: ProcessWindow(), response: response,
      simulator: StandInPhysics(scatter: 0.08),
      settings: RefinementSettings(recipes: 3, films: 3, seed: 5))
    for trial in refinement.trials {
      let mean = StandInPhysics.mean(trial.recipe)
      #expect(abs(mean[.donorFraction]! - wanted[.donorFraction]!) < 0.02)
      #expect(abs(mean[.mixedFraction]! - wanted[.mixedFraction]!) < 0.02)
    }
  }

  @Test
  func `every recipe stays in the process window`() throws {
    let goal = try StandInPhysics.goal(truth, tolerance: 0.001)
    let window = ProcessWindow(phi: 0.45...0.505, chi: 3.2...3.6, logTime: 1.8...2.1)
    let refinement = try refine(StandInPhysics(), goal: goal, window: window, recipes: 4)
    #expect(refinement.trials.count == 4)  // the truth lies outside
    for trial in refinement.trials {
      #expect(window.phi!.contains(trial.recipe.phi))
      #expect(window.chi!.contains(trial.recipe.chi))
      #expect(window.logTime!.contains(trial.recipe.logTime))
    }
  }

  @Test
  func `each recipe is judged by films of its own seeds, at its own time`() throws {
    let goal = try StandInPhysics.goal(truth, tolerance: 0.001)
    let refinement = try refine(StandInPhysics(scatter: 0.03), goal: goal, recipes: 4)
    let seeds = refinement.trials.flatMap { $0.films.map(\.seed) }
    #expect(Set(seeds).count == 12 && seeds.count == 12)
    for trial in refinement.trials {
      #expect(trial.films.allSatisfy { $0.recipe == trial.recipe })
    }
  }

  @Test
  func `the nearest film is the one whose largest deviation is least`() throws {
    let goal = try StandInPhysics.goal(truth, tolerance: 0.02)
    let refinement = try refine(StandInPhysics(scatter: 0.05), goal: goal, recipes: 4)
    let nearest = try #require(refinement.nearest)
    #expect(try goal.worstDeviation(of: nearest.film.measured!) == nearest.deviation)
    for trial in refinement.trials {
      for film in trial.films {
        #expect(try goal.worstDeviation(of: film.measured!) >= nearest.deviation)
      }
    }
  }

  @Test
  func `scattered films do not drive the recipe away from what is known`() throws {
    // three films of 0.1 scatter say little against the tens that the response rests on
    let goal = try StandInPhysics.goal(truth, tolerance: 0.01)
    let refinement = try refine(StandInPhysics(scatter: 0.1), goal: goal, recipes: 6)
    for trial in refinement.trials.dropFirst() {
      let mean = StandInPhysics.mean(trial.recipe)
      for target in goal.targets {
        // 0.1/√3 shrunk to a third, three standard deviations
        #expect(abs(target.deviation(of: mean[target.attribute]!)) * 0.01 < 0.06)
      }
    }
  }

  @Test
  func `the same settings give the same refinement`() throws {
    let goal = try StandInPhysics.goal(truth, tolerance: 0.005)
    let first = try refine(StandInPhysics(scatter: 0.02), goal: goal)
    #expect(try refine(StandInPhysics(scatter: 0.02), goal: goal) == first)
  }
}
