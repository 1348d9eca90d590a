import Descriptors
import Foundation
import InverseDesign
import Testing

/// A search that was cut off and one that was not are the same search.
struct ResumeTests {
  @Test(
    arguments: ["LN_BOBYQA", "LN_COBYLA", "GN_CRS2_LM", "G_MLSL+LN_SBPLX"], [0, 1, 13, 39, 40])
  func `a search resumed from its journal ends with the same bits`(
    algorithm: String, cut: Int
  ) throws {
    let settings: (inout SearchSettings) -> Void = {
      $0.algorithm = algorithm
      $0.evaluations = 40
      $0.relativeStep = 0
    }
    var whole: [Evaluation] = []
    let uninterrupted = try KnownDesign.search(change: settings).run { whole.append($0) }
    // through JSON, as a ledger would keep it
    let journal = try JSONDecoder().decode(
      [Evaluation].self, from: JSONEncoder().encode(Array(whole.prefix(cut))))
    let model = StandInModel()
    var fresh: [Evaluation] = []
    let resumed = try KnownDesign.search(model, change: settings)
      .run(replaying: journal) { fresh.append($0) }
    #expect(resumed.evaluations.map(\.untimed) == uninterrupted.evaluations.map(\.untimed))
    #expect(resumed.best?.untimed == uninterrupted.best?.untimed)
    #expect(resumed.reason == uninterrupted.reason)
    #expect(fresh.map(\.number) == Array(cut..<40))
    #expect(model.batches == 40 - cut)
  }

  @Test
  func `a record that fails stops the search, and it goes on from there`() throws {
    struct Full: Error {}
    var kept: [Evaluation] = []
    #expect(throws: Full.self) {
      try KnownDesign.search().run { evaluation in
        if kept.count == 9 { throw Full() }
        kept.append(evaluation)
      }
    }
    #expect(kept.count == 9)
    let resumed = try KnownDesign.search().run(replaying: kept) { _ in }
    let whole = try KnownDesign.search().run { _ in }
    #expect(resumed.evaluations.map(\.untimed) == whole.evaluations.map(\.untimed))
  }

  @Test
  func `another study's journal is refused`() throws {
    var journal: [Evaluation] = []
    _ = try KnownDesign.search { $0.evaluations = 5 }.run { journal.append($0) }
    let other = try Goal(targets: [Target(.mixedFraction, .value(0.1), tolerance: 0.01)])
    let error = #expect(throws: DesignError.self) {
      try KnownDesign.search(goal: other).run(replaying: journal) { _ in }
    }
    guard case .journalDiverges(0, _, let found) = error else {
      Issue.record("found \(String(describing: error))")
      return
    }
    #expect(found == journal[0].condition)
  }

  @Test
  func `time spent before an interruption counts`() throws {
    var journal: [Evaluation] = []
    _ = try KnownDesign.search { $0.evaluations = 3 }.run { journal.append($0) }
    let slow = journal.map { $0.taking(seconds: 100) }
    let outcome = try KnownDesign.search { $0.seconds = 250 }.run(replaying: slow) { _ in }
    #expect(outcome.evaluations.count == 3)
    #expect(outcome.reason == "time spent")
  }
}

extension KnownDesign {
  static func search(
    _ model: StandInModel = StandInModel(), change: (inout SearchSettings) -> Void
  ) throws -> Search {
    try search(model, goal: nil, change)
  }
}

extension Evaluation {
  func taking(seconds: Double) -> Evaluation {
    Evaluation(
      number: number, condition: condition, quantile: quantile, isRealistic: isRealistic,
      seconds: seconds, result: result)
  }

  /// Without how long it took, which no two runs share.
  var untimed: Evaluation { taking(seconds: 0) }
}
