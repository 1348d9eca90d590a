import Descriptors
import Generation
import InverseDesign
import Testing

/// Failed evaluations are recorded with their reason, and never chosen.
struct SearchFailureTests {
  struct OutOfMemory: Error, CustomStringConvertible {
    var description: String { "out of memory" }
  }

  @Test
  func `a failure that passes is retried and leaves no trace`() throws {
    let model = StandInModel()
    model.before = { batch, _ in if batch == 4 { throw OutOfMemory() } }
    let outcome = try KnownDesign.search(model) { $0.evaluations = 20 }.run { _ in }
    let clean = try KnownDesign.search { $0.evaluations = 20 }.run { _ in }
    #expect(outcome.evaluations.map(\.untimed) == clean.evaluations.map(\.untimed))
  }

  @Test
  func `a failure that stays is recorded and stops the search`() throws {
    let model = StandInModel()
    model.before = { batch, _ in if batch >= 4 { throw OutOfMemory() } }
    var recorded: [Evaluation] = []
    let error = #expect(throws: DesignError.self) {
      try KnownDesign.search(model).run { recorded.append($0) }
    }
    #expect(recorded.count == 5)
    #expect(recorded.last?.result == .failed(reason: "out of memory"))
    #expect(
      error
        == .evaluationFailed(
          number: 4, condition: recorded[4].condition, reason: "out of memory"))
  }

  @Test
  func `a search told to step around failures goes on and finds the answer`() throws {
    let model = StandInModel()
    // one whole side of the answer cannot be generated
    model.before = { _, requests in
      if requests[0].condition[0] > 0.45 { throw OutOfMemory() }
    }
    var recorded: [Evaluation] = []
    let outcome = try KnownDesign.search(model) {
      $0.onFailure = .stepAround
      $0.evaluations = 150
      $0.algorithm = "LN_SBPLX"
    }.run(from: [0.44, 0.1, 0.4, 0.4]) { recorded.append($0) }
    #expect(recorded.contains { $0.result == .failed(reason: "out of memory") })
    let best = try #require(outcome.best)
    #expect(best.condition[0] <= 0.45)
    #expect(try KnownDesign.goal().worstDeviation(of: best.summary!.mean) < 1)
  }

  @Test
  func `an undefined descriptor is a failure that names it`() throws {
    let goal = try Goal(targets: [
      Target(Attribute(rawValue: "ABS_wf_D"), .value(0.5), tolerance: 0.1)
    ])
    var recorded: [Evaluation] = []
    #expect(throws: DesignError.self) {
      try KnownDesign.search(goal: goal).run { recorded.append($0) }
    }
    #expect(
      recorded.map(\.result) == [.failed(reason: "ABS_wf_D is undefined in the measured volume")])
  }
}
