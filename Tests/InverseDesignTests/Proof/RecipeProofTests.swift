import Descriptors
import Foundation
import InverseDesign
import ProcessModel
import Testing

struct RecipeProofTests {
  private static let target = Recipe(phi: 0.5, chi: 3, logTime: 2.2)
  private static let start = Recipe(phi: 0.47, chi: 2.8, logTime: 2.0)

  private static func run(
    _ physics: StandInPhysics, goal: Goal, from start: Recipe = target,
    model: ForwardModel? = nil, settings: ProofSettings = ProofSettings()
  ) throws -> RecipeProof {
    var model = model
    let inversion = model.flatMap {
      RecipeInversion(goal: goal, window: ProcessWindow(), ranges: $0.ranges)
    }
    return try RecipeProof.run(
      from: start, goal: goal, inversion: inversion, model: &model, simulator: physics,
      settings: settings,
      budget: ErrorBudget(recipes: settings.recipes, looks: settings.looks.count),
      size: { _, _ in FilmSize(nx: 256, ny: 256) }, progress: { _, _ in })
  }

  @Test func `a recipe that meets the goal is verified by its first films`() throws {
    let physics = StandInPhysics(scatter: 0.01)
    let goal = try StandInPhysics.goal(Self.target, tolerance: 0.02)
    let proof = try Self.run(physics, goal: goal, model: StandInPhysics.model(scatter: 0.01))
    #expect(proof.trials.count == 1 && proof.trials[0].verdict == .verified)
    #expect(physics.made.count == 2)
    #expect(physics.made.allSatisfy { $0.size == FilmSize(nx: 256, ny: 256) })
    #expect(proof.chosen(for: goal) == 0)
  }

  @Test func `a recipe that misses is moved, and judged by fresh films`() throws {
    let physics = StandInPhysics(bias: 0.02, scatter: 0.01)
    let wanted = StandInPhysics.mean(Self.target)
    let goal = try Goal(targets: [
      Target(.donorStraightness, .value(wanted[.donorStraightness]!), tolerance: 0.012),
      Target(.acceptorStraightness, .value(wanted[.acceptorStraightness]!), tolerance: 0.012),
    ])
    let proof = try Self.run(
      physics, goal: goal, model: StandInPhysics.model(scatter: 0.02),
      settings: ProofSettings(recipes: 6))
    #expect(proof.trials[0].verdict != .verified && proof.trials.count > 1)
    let last = try #require(proof.trials.last)
    #expect(last.verdict == .verified, "\(proof.trials.map(\.deviations))")
    #expect(Set(physics.made.map(\.seed)).count == physics.made.count)  // no film judges twice
    // the true average of the verified recipe, which the proof does not know
    let truth = StandInPhysics.mean(last.recipe)
    for target in goal.targets {
      #expect(abs(target.deviation(of: truth[target.attribute]! + 0.02)) <= 1)
    }
  }

  @Test func `what no recipe has is missed, and the nearest recipe stands`() throws {
    let physics = StandInPhysics(scatter: 0.01)
    var wanted = StandInPhysics.mean(Self.target)
    wanted[.donorStraightness]! += 0.2
    wanted[.acceptorStraightness]! += 0.2
    let goal = try Goal(
      targets: StandInPhysics.attributes.map {
        Target($0, .value(wanted[$0]!), tolerance: 0.02)
      })
    let proof = try Self.run(physics, goal: goal, model: StandInPhysics.model(scatter: 0.01))
    #expect(proof.trials.allSatisfy { $0.verdict == .missed })
    let chosen = try #require(proof.chosen(for: goal))
    let deviations = proof.trials.compactMap { $0.worstDeviation(for: goal) }
    #expect(deviations[chosen] == deviations.min())
  }

  @Test func `without a forward model the recipe alone is judged, by all its films`() throws {
    let physics = StandInPhysics(scatter: 0.2)
    let goal = try StandInPhysics.goal(Self.target, tolerance: 0.02)
    let proof = try Self.run(physics, goal: goal)
    #expect(proof.trials.count == 1 && physics.made.count == 12)
    #expect(proof.trials[0].recipe == Self.target)
  }

  @Test func `films that scatter too much are not called verified, and the need is stated`() throws
  {
    let physics = StandInPhysics(scatter: 0.4)
    let goal = try StandInPhysics.goal(Self.target, tolerance: 0.02)
    let proof = try Self.run(
      physics, goal: goal, model: StandInPhysics.model(scatter: 0.4),
      settings: ProofSettings(recipes: 1))
    let trial = try #require(proof.trials.first)
    #expect(trial.verdict == .undecided)
    #expect(trial.measuredFilms == 12)
  }

  @Test func `settings out of range are refused`() {
    #expect(throws: DesignError.self) {
      let goal = try StandInPhysics.goal(Self.target, tolerance: 0.02)
      _ = try Self.run(
        StandInPhysics(), goal: goal, settings: ProofSettings(firstFilms: 4, mostFilms: 2))
    }
  }
}
