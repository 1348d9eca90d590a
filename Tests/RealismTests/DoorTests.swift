import Realism
import Testing

/// Tables and requests that cannot be judged are refused with what is wrong.
struct DoorTests {
  private let names = ["a", "b"]
  private let table = Synthetic.twoHills.table(rows: 50, seed: 1)

  private func refuse(
    _ error: RealismError, _ names: [String], _ samples: [Double], _ rows: Int,
    groups: [Int]? = nil
  ) {
    #expect(throws: error) {
      try TrainingDistribution(names: names, samples: samples, rows: rows, groups: groups)
    }
  }

  @Test
  func `a table of the wrong shape is refused`() {
    refuse(.noNames, [], [], 0)
    refuse(.repeatedName("a"), ["a", "a"], table, 50)
    refuse(.wrongShape(what: "values", expected: 102, found: 100), names, table, 51)
    refuse(.wrongShape(what: "groups", expected: 50, found: 1), names, table, 50, groups: [0])
    refuse(.tooFew(what: "samples", needed: 6, found: 5), names, Array(table[..<10]), 5)
    refuse(
      .tooFew(what: "groups of samples", needed: 3, found: 1), names, table, 50,
      groups: Array(repeating: 0, count: 50))
  }

  @Test
  func `a table that says nothing about an attribute is refused`() {
    var broken = table
    broken[7] = .nan
    let error = #expect(throws: RealismError.self) {
      try TrainingDistribution(names: names, samples: broken, rows: 50)
    }
    guard case .sampleNotFinite("b", 3, _) = error else {
      Issue.record("found \(String(describing: error))")
      return
    }
    var constant = table
    for row in 0..<50 { constant[2 * row + 1] = 0.25 }
    refuse(.constant(name: "b", value: 0.25), names, constant, 50)
    var copied = table
    for row in 0..<50 { copied[2 * row + 1] = 3 * copied[2 * row] - 1 }
    refuse(.dependent(name: "b", on: ["a"]), names, copied, 50)
  }

  @Test
  func `a request that cannot be judged is refused`() throws {
    let distribution = DensityTests.hills
    #expect(throws: RealismError.emptyRequest) { try distribution.assess([:]) }
    #expect(throws: RealismError.unknownName("c", known: ["a", "b"])) {
      try distribution.assess(["a": 0, "c": 1])
    }
    #expect(throws: RealismError.valueNotFinite(name: "a", value: .infinity)) {
      try distribution.nearestRealistic(to: ["a": .infinity])
    }
  }
}
