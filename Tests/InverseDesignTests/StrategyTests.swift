import Descriptors
import InverseDesign
import Realism
import Testing

struct StrategyTests {
  /// With a local method that begins exactly where it is told.
  private let strategy = Strategy.manyHills(evaluations: 30, local: "LN_SBPLX")

  private func search(_ model: StandInModel = StandInModel()) throws -> Search {
    try KnownDesign.search(
      model,
      goal: Goal(targets: [], objective: Objective(.donorStraightness, .maximise, scale: 0.05)))
  }

  @Test(arguments: [
    Strategy("LN_SBPLX", evaluations: 12), .manyHills(evaluations: 12, local: "LN_SBPLX"),
  ])
  func `a search with more evaluations begins with those that it had`(short: Strategy) throws {
    let first = try search().run(short) { _, _ in }
    let long = try search().run(short.extended(by: 8)) { _, _ in }
    #expect(long.evaluations.count == 20)
    #expect(long.evaluations.prefix(12).map(\.condition) == first.evaluations.map(\.condition))
  }

  @Test
  func `a look around comes first, and the local search begins at its best`() throws {
    var parts: [String] = []
    let outcome = try search().run(strategy) { parts.append($1) }
    #expect(
      parts == Array(repeating: "scout", count: 10) + Array(repeating: "LN_SBPLX", count: 20))
    #expect(outcome.evaluations.map(\.number) == Array(0..<30))
    let scouts = outcome.evaluations.prefix(10)
    #expect(scouts.allSatisfy { $0.isRealistic })
    let best = scouts.min { $0.misfit! < $1.misfit! }
    #expect(outcome.evaluations[10].condition == best?.condition)
    #expect(outcome.best!.misfit! < best!.misfit!)
  }

  @Test
  func `scouts lie apart and have what the targets ask`() throws {
    let distribution = StandInModel.training
    let start = try distribution.naturalStart(for: KnownDesign.goal())
    let points = distribution.spread(
      12, from: start, fixing: ["vol_frac_D": 0.4], quantile: 0.05)
    #expect(points.count == 12 && points[0] == start)
    #expect(points.dropFirst().allSatisfy { $0[0] == 0.4 })
    #expect(points.dropFirst().allSatisfy { distribution.isRealistic($0, quantile: 0.05) })
    for (i, a) in points.enumerated() {
      for b in points[..<i] { #expect(distribution.distance(a, b) > 0.5) }
    }
  }

  @Test(arguments: [0, 4, 10, 17, 30])
  func `a strategy cut off anywhere goes on to the same end`(after cut: Int) throws {
    let whole = try search().run(strategy) { _, _ in }
    let model = StandInModel()
    let journal = whole.evaluations.prefix(cut).map { $0.numbered(900 + $0.number) }
    var fresh = 0
    let resumed = try search(model).run(strategy, replaying: journal) { _, _ in fresh += 1 }
    #expect(fresh == 30 - cut && model.batches == 30 - cut)
    #expect(resumed.evaluations.map(\.condition) == whole.evaluations.map(\.condition))
    #expect(resumed.evaluations.map(\.misfit) == whole.evaluations.map(\.misfit))
  }

  /// Two hills at most, climbed in fewer evaluations than there are.
  private let following = Strategy([
    .scout(evaluations: 2), .climbs("LD_SLSQP", evaluations: 28), .rest("LN_SBPLX"),
  ])

  private func searchAlong(_ model: TellingModel = TellingModel()) throws -> Search {
    try Search(
      goal: Goal(targets: [], objective: Objective(.donorStraightness, .maximise, scale: 0.05)),
      model: model, distribution: StandInModel.training, settings: SearchSettings(),
      measure: KnownDesign.measure)
  }

  @Test
  func `what a part leaves over the next one measures`() throws {
    var parts: [String] = []
    let outcome = try searchAlong().run(following) { evaluation, part in
      if evaluation.fidelity == .measured { parts.append(part) }
    }
    let led = parts.count { $0 == "LD_SLSQP" }
    #expect(led > 0 && led < 28)
    let expected =
      Array(repeating: "scout", count: 2) + Array(repeating: "LD_SLSQP", count: led)
      + Array(repeating: "LN_SBPLX", count: 28 - led)
    #expect(parts == expected)
    let before = outcome.evaluations.filter { $0.fidelity == .measured }.prefix(2 + led)
    #expect(outcome.best!.misfit! <= before.compactMap(\.misfit).min()!)
  }

  @Test
  func `hills are climbed one after the other, and no foot is measured twice`() throws {
    let strategy = Strategy([.scout(evaluations: 6), .climbs("LD_SLSQP", evaluations: 24)])
    let outcome = try searchAlong().run(strategy) { _, _ in }
    let measured = outcome.evaluations.filter { $0.fidelity == .measured }
    #expect(Set(measured.map(\.condition)).count == measured.count)
    // the first proposal of a climb lies around its foot: other scouts than the best are climbed from
    let scouts = outcome.evaluations.prefix(6)
    let proposals = outcome.evaluations.filter { $0.fidelity == .predicted }.map(\.condition)
    let distribution = StandInModel.training
    let climbed = scouts.filter { scout in
      proposals.contains { proposal in
        zip(proposal.indices, zip(proposal, scout.condition)).allSatisfy { index, pair in
          abs(pair.0 - pair.1)
            <= 0.2001 * (distribution.upper[index] - distribution.lower[index])
        }
      }
    }
    #expect(climbed.count > 1)
  }

  @Test(arguments: [1, 2, 3, 4, 9, 14, 30])
  func `a strategy that follows goes on to the same end`(after cut: Int) throws {
    let whole = try searchAlong().run(following) { _, _ in }
    let model = TellingModel()
    let journal = whole.evaluations.prefix(cut).map { $0.numbered(900 + $0.number) }
    let resumed = try searchAlong(model).run(following, replaying: journal) { _, _ in }
    #expect(resumed.evaluations.map(\.condition) == whole.evaluations.map(\.condition))
    #expect(resumed.evaluations.map(\.misfit) == whole.evaluations.map(\.misfit))
    #expect(model.films.batches == 30 - journal.count { $0.fidelity == .measured })
  }

  @Test
  func `once the target is reached nothing more is measured`() throws {
    var settings = SearchSettings()
    settings.targetMisfit = 0.05
    let search = try Search(
      goal: KnownDesign.goal(), model: TellingModel(), distribution: StandInModel.training,
      settings: settings, measure: KnownDesign.measure)
    let strategy = Strategy([
      .algorithm("LD_SLSQP", evaluations: 30), .rest("LN_SBPLX"),
    ])
    let outcome = try search.run(strategy, from: [0.3, 0.1, 0.4, 0.4]) { _, _ in }
    #expect(outcome.reason == "target reached")
    #expect(outcome.evaluations.count { $0.fidelity == .measured } < 30)
  }

  @Test
  func `what is undefined everywhere ends the search early and names what is missing`() throws {
    let ratio = try Expression("CT_f_e_conn / vol_frac_D")
    let model = StandInModel()
    let search = try KnownDesign.search(
      model, goal: Goal(targets: [], objective: Objective(ratio, .maximise, scale: 0.1))
    ) { $0.onFailure = .stepAround }
    let error = #expect(throws: DesignError.self) { try search.run { _ in } }
    #expect(error?.description.contains("has no CT_f_e_conn") == true)
    #expect(model.batches == 5)  // once each: what is undefined stays so
  }
}
