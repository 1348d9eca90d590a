import Descriptors
import InverseDesign
import Testing

struct ProcessResponseTests {
  @Test
  func `a plane in the films is found exactly, with its slopes`() throws {
    var draws = Draws(NoiseSeed(study: 5, index: 0))
    let recipes = (0..<400).map { _ in
      Recipe(
        phi: 0.3 + 0.4 * draws.uniform(), chi: 2 + 2 * draws.uniform(),
        logTime: 1 + 2 * draws.uniform())
    }
    let plane = { (r: Recipe) in 0.2 + 0.7 * r.phi - 0.1 * r.chi + 0.05 * r.logTime }
    let response = try #require(
      ProcessResponse(recipes: recipes, values: [.donorFraction: recipes.map(plane)]))
    let place = Recipe(phi: 0.47, chi: 3.1, logTime: 1.9)
    let found = try #require(response.planes(at: place)[.donorFraction])
    // the damping of 1e-6 a film takes so much of the value and the slopes
    #expect(abs(found.value - plane(place)) < 1e-5)
    for (slope, expected) in zip(found.slopes, [0.7, -0.1, 0.05]) {
      #expect(abs(slope - expected) < 1e-3)
    }
  }

  @Test
  func `a curved response is followed within its curvature over the neighbourhood`() {
    let response = StandInPhysics.response()
    for place in [
      Recipe(phi: 0.45, chi: 2.8, logTime: 2.1), Recipe(phi: 0.55, chi: 3.5, logTime: 1.8),
    ] {
      let planes = response.planes(at: place)
      for (attribute, value) in StandInPhysics.mean(place) {
        // a twentieth of the films reaches about a sixth of each range: curvature · reach² / 2
        #expect(abs(planes[attribute]!.value - value) < 0.006)
      }
    }
  }

  @Test
  func `snapshots of one blend count as one film`() {
    let response = StandInPhysics.response()
    let films = response.films(at: Recipe(phi: 0.5, chi: 3, logTime: 2))
    // 75 of 1,500 snapshots are near; a blend has several of them there
    #expect(films > 3 && films < 40)
  }

  @Test
  func `too few films, or films of one process number's value, tell nothing`() {
    let few = (0..<10).map { Recipe(phi: 0.4 + 0.01 * Double($0), chi: 3, logTime: 2) }
    #expect(ProcessResponse(recipes: few, values: [:]) == nil)
    let flat = (0..<60).map { Recipe(phi: 0.4, chi: 2 + 0.01 * Double($0), logTime: 2) }
    #expect(ProcessResponse(recipes: flat, values: [:]) == nil)
  }

  @Test
  func `a descriptor moves by its slopes times the process's scatter`() throws {
    var draws = Draws(NoiseSeed(study: 6, index: 0))
    let recipes = (0..<400).map { _ in
      Recipe(
        phi: 0.3 + 0.4 * draws.uniform(), chi: 2 + 2 * draws.uniform(),
        logTime: 1 + 2 * draws.uniform())
    }
    let response = try #require(
      ProcessResponse(
        recipes: recipes,
        values: [
          .donorFraction: recipes.map { 0.6 * $0.phi + 0.08 * $0.chi },
          .mixedFraction: recipes.map { 0.1 - 0.01 * $0.logTime },
        ]))
    let goal = try Goal(targets: [
      Target(.donorFraction, .value(0.5), tolerance: 0.02),
      Target(.mixedFraction, .value(0.08), tolerance: 0.01),
    ])
    let robustness = try #require(
      Robustness(
        of: Recipe(phi: 0.5, chi: 3, logTime: 2),
        scatter: Recipe(phi: 0.05, chi: 0.5, logTime: 0.1), goal: goal, response: response))
    // √((0.6 · 0.05)² + (0.08 · 0.5)²) = 0.05, two and a half tolerances of 0.02
    #expect(robustness.worst.attribute == .donorFraction)
    #expect(abs(robustness.worst.move - 2.5) < 1e-2)
    #expect(abs(robustness.moves[.mixedFraction]! - 0.1) < 1e-3)
  }
}
