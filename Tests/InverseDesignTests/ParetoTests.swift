import Descriptors
import Generation
import InverseDesign
import Testing

struct ParetoFrontTests {
  @Test
  func `no point of the front is beaten, and every other is`() {
    var draws = Draws(SampleSeed(study: 1, index: 0))
    let costs = (0..<200).map { _ in [draws.uniform(), draws.uniform(), draws.uniform()] }
    let front = ParetoFront(costs)
    let kept = Set(front.points.map(\.index))
    let beats = { (a: [Double], b: [Double]) in zip(a, b).allSatisfy { $0 <= $1 } && a != b }
    for (index, point) in costs.enumerated() {
      #expect(kept.contains(index) == !costs.contains { beats($0, point) })
    }
    #expect(front.ideal == (0..<3).map { j in costs.map { $0[j] }.min()! })
    #expect(front.points.map { $0.costs[0] } == front.points.map { $0.costs[0] }.sorted())
  }

  @Test
  func `equal points count once and beaten ones not at all`() {
    let front = ParetoFront([[1, 0], [0, 1], [1, 0], [1, 1], [0.5, 0.5]])
    #expect(front.points.map(\.index) == [1, 4, 0])
    #expect(ParetoFront([]).points.isEmpty && ParetoFront([]).knee == nil)
  }

  @Test(arguments: [1.0, 1000.0])
  func `the knee is farthest from the chord, whatever the scales`(scale: Double) {
    // on y = (1 − √x)² the tangent is parallel to the chord at x = ¼
    let costs = (0...20).map { step in
      let x = Double(step) / 20
      return [x * scale, (1 - x.squareRoot()) * (1 - x.squareRoot())]
    }
    #expect(ParetoFront(costs).knee?.index == 5)
  }

  @Test
  func `where no point lies before the chord, the knee is nearest to the ideal`() {
    #expect(ParetoFront([[0, 10], [0.8, 7], [0.6, 6.5], [1, 0]]).knee?.costs == [0.6, 6.5])
    #expect(ParetoFront([[0, 1, 1], [1, 0, 1], [0.4, 0.5, 0.3], [1, 1, 0]]).knee?.index == 2)
    #expect(ParetoFront([[3, 4]]).knee?.costs == [3, 4])
  }

  @Test
  func `a point's own preference makes it the best of the front`() {
    let costs = [[0.0, 1], [0.1, 0.7], [0.45, 0.5], [0.8, 0.3], [1, 0]]
    let front = ParetoFront(costs)
    for point in front.points {
      let preference = ParetoSweep.preference(for: point, of: front)
      let best = front.points.min { preference.cost($0.costs) < preference.cost($1.costs) }
      #expect(best == point)
    }
  }
}

struct ParetoSweepTests {
  /// More donor, and a film near to one of little: the front runs from donor 0.25 upwards.
  private func goal() throws -> Goal {
    try Goal(
      targets: [],
      objectives: [
        Objective(.donorFraction, .maximise, scale: 0.1),
        Objective(
          try Expression("(vol_frac_D - 0.25)^2 + (tortuosity_A - 0.4)^2"), .minimise, scale: 0.02),
      ])
  }

  private func front(
    _ method: ParetoSweep.Method, algorithm: String
  ) throws -> (ParetoFront, [Evaluation]) {
    let goal = try goal()
    let sweep = ParetoSweep(goal, searches: 5, method: method)
    var archive: [Evaluation] = []
    for number in 0..<5 {
      let pursued = try sweep.goal(of: number, after: ParetoFront(of: archive, for: goal))
      let search = try KnownDesign.search(goal: pursued) { $0.realismQuantile = 0.05 }
      archive += try search.run(Strategy(algorithm, evaluations: 40)) { _, _ in }.evaluations
    }
    return (ParetoFront(of: archive, for: goal), archive)
  }

  @Test(arguments: [
    (ParetoSweep.Method.chebyshev, "LN_BOBYQA"), (.epsilonConstraint, "LN_COBYLA"),
  ])
  func `searches spread along the front`(method: ParetoSweep.Method, algorithm: String) throws {
    let (front, archive) = try front(method, algorithm: algorithm)
    #expect(front.points.count >= 5)
    let shares = front.points.map {
      ($0.costs[0] - front.ideal[0]) / (front.nadir[0] - front.ideal[0])
    }
    let gaps = zip(shares.dropFirst(), shares).map { $0 - $1 }
    #expect(gaps.max()! < 0.6)  // three searches between the ends aim at gaps of 0.25
    for point in front.points {
      let evaluation = archive[point.index]
      #expect(evaluation.isRealistic)
      let costs = try goal().costs(of: evaluation.summary!.mean)
      #expect(costs == point.costs)
    }
  }

  @Test
  func `a limit on an objective stands where its cost does`() throws {
    let front = ParetoFront([[-6, 5], [-4, 1]])
    let sweep = ParetoSweep(try goal(), searches: 4, method: .epsilonConstraint)
    let pursued = try sweep.goal(of: 2, after: front)
    #expect(pursued.objectives.map(\.attribute) == [.donorFraction])
    let limit = try #require(pursued.constraints.first?.upper)
    // a third of the way in the first cost is two thirds in the second: 1 + ⅔·4 scales of 0.02
    #expect(abs(limit - (1 + 8.0 / 3) * 0.02) < 1e-12)
  }
}
