import Descriptors
import Generation
import InverseDesign
import Testing

struct RecipeInversionTests {
  private static let target = Recipe(phi: 0.52, chi: 3.1, logTime: 2.3)

  private static func inversion(_ window: ProcessWindow = ProcessWindow(), _ model: ForwardModel)
    throws -> RecipeInversion?
  {
    RecipeInversion(
      goal: try StandInPhysics.goal(target, tolerance: 0.02), window: window,
      ranges: model.ranges)
  }

  @Test func `a recipe by the forward model has films that meet the goal`() throws {
    let model = try StandInPhysics.model()
    let found = try #require(try Self.inversion(ProcessWindow(), model))
      .recipes(by: model, most: 3)
    let best = try #require(found.first)
    let goal = try StandInPhysics.goal(Self.target, tolerance: 0.02)
    #expect(try goal.worstDeviation(of: StandInPhysics.mean(best)) < 0.5)
  }

  @Test func `recipes keep to the process window`() throws {
    let model = try StandInPhysics.model()
    let window = ProcessWindow(chi: 2.4...2.6)
    for recipe in try #require(try Self.inversion(window, model)).recipes(by: model, most: 4) {
      #expect((2.4...2.6).contains(recipe.chi))
    }
    #expect(try Self.inversion(ProcessWindow(phi: 0.9...0.95), model) == nil)
  }

  @Test func `of recipes that are as good the nearest is taken`() throws {
    let model = try StandInPhysics.model()
    // one target alone: a surface of recipes meets it
    let goal = try Goal(targets: [Target(.mixedFraction, .value(0.15), tolerance: 0.02)])
    let inversion = try #require(
      RecipeInversion(goal: goal, window: ProcessWindow(), ranges: model.ranges))
    let start = Recipe(phi: 0.41, chi: 3, logTime: 2)
    let near = try inversion.nearest(to: start, by: model)
    #expect(abs(near.phi - 0.41) < 0.02)  // φ has hardly a part in it
    #expect(abs(StandInPhysics.mean(near)[.mixedFraction]! - 0.15) < 0.01)
  }

  @Test func `a yield is what a Monte Carlo of the process gives`() throws {
    let model = try StandInPhysics.model()
    let goal = try StandInPhysics.goal(Self.target, tolerance: 0.02)
    let scatter = Recipe(phi: 0.01, chi: 0.2, logTime: 0.1)
    let yield = try #require(
      RecipeYield(goal: goal, scatter: scatter, points: 512)(Self.target, by: model))
    var (draws, met) = (Draws(SampleSeed(study: 11, index: 0)), 0)
    for _ in 0..<4000 {
      let recipe = Recipe(
        phi: Self.target.phi + 0.01 * draws.normal(),
        chi: Self.target.chi + 0.2 * draws.normal(),
        logTime: Self.target.logTime + 0.1 * draws.normal())
      met += try goal.isMet(by: StandInPhysics.mean(recipe)) ? 1 : 0
    }
    let share = Double(met) / 4000
    #expect(share > 0.2 && share < 0.95)  // a case that tells
    // a standard error of 0.008 of the draws, and the forward model's own errors
    #expect(abs(yield - share) < 0.05, "\(yield) \(share)")
  }

  @Test func `less scatter of the process yields more`() throws {
    let model = try StandInPhysics.model()
    let goal = try StandInPhysics.goal(Self.target, tolerance: 0.02)
    let yields = try [0.25, 1, 4].map { factor in
      try #require(
        RecipeYield(
          goal: goal,
          scatter: Recipe(phi: 0.01 * factor, chi: 0.2 * factor, logTime: 0.1 * factor))(
            Self.target, by: model))
    }
    #expect(yields[0] > yields[1] && yields[1] > yields[2])
  }

  @Test func `the widest window yields more than the nearest means, and meets the goal`() throws {
    let model = try StandInPhysics.model()
    // one target alone: a surface of recipes meets it, and the window is widest where it is least steep
    let goal = try Goal(targets: [Target(.mixedFraction, .value(0.15), tolerance: 0.02)])
    let inversion = try #require(
      RecipeInversion(goal: goal, window: ProcessWindow(), ranges: model.ranges))
    let yield = RecipeYield(goal: goal, scatter: Recipe(phi: 0.01, chi: 0.2, logTime: 0.1))
    let widest = try #require(inversion.widest(by: model, most: 1, yield: yield).first)
    let nearest = try inversion.recipes(by: model, most: 4)
    let best = try #require(yield(widest, by: model))
    #expect(best > 0.5)
    for recipe in nearest {
      let other = try #require(yield(recipe, by: model))
      #expect(best >= other - 0.01, "\(widest) \(recipe)")
    }
    #expect(try goal.isMet(by: StandInPhysics.mean(widest)))
  }

  @Test func `wider films are asked for where the tolerance is tighter`() throws {
    let model = try StandInPhysics.model(scatter: 0.05)
    let sizing = FilmSizing(trained: StandInPhysics.trained, films: 8)
    let sizes = try [0.1, 0.02, 0.01].map { tolerance in
      sizing.size(
        for: try StandInPhysics.goal(Self.target, tolerance: tolerance), at: Self.target,
        by: model, errorRate: 0.02)
    }
    #expect(sizes[0].nx == 192)  // three training widths at least
    #expect(sizes[1].nx > 192 && sizes[2].nx > sizes[1].nx && sizes[2].nx <= 512)
    #expect(sizes.allSatisfy { $0.nx % 32 == 0 })
  }
}
