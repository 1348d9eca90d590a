import Descriptors
import InverseDesign
import Testing

struct GoalTests {
  @Test
  func `deviations count tolerances from the wanted values`() {
    let near = { (a: Double, b: Double) in abs(a - b) < 1e-12 }  // one division's round-off
    let value = Target(.donorFraction, .value(0.4), tolerance: 0.02)
    #expect(near(value.deviation(of: 0.43), 1.5) && near(value.deviation(of: 0.38), -1))
    let band = Target(.donorFraction, .between(0.4, 0.5), tolerance: 0.02)
    #expect(band.deviation(of: 0.45) == 0 && near(band.deviation(of: 0.52), 1))
    #expect(near(band.deviation(of: 0.39), -0.5))
    let least = Target(.donorFraction, .atLeast(0.4), tolerance: 0.1)
    #expect(least.deviation(of: 0.9) == 0 && near(least.deviation(of: 0.3), -1))
    let most = Target(.donorFraction, .atMost(0.4), tolerance: 0.1)
    #expect(most.deviation(of: 0.1) == 0 && near(most.deviation(of: 0.6), 2))
    #expect(value.deviation(of: .nan).isNaN && band.deviation(of: .nan).isNaN)
  }

  @Test
  func `a goal is met when its worst deviation is within one tolerance`() throws {
    let goal = try Goal(targets: [
      Target(.donorFraction, .value(0.4), tolerance: 0.02),
      Target(.donorStraightness, .atLeast(0.5), tolerance: 0.1),
    ])
    #expect(try goal.isMet(by: [.donorFraction: 0.41, .donorStraightness: 0.42]))
    #expect(try !goal.isMet(by: [.donorFraction: 0.43, .donorStraightness: 0.6]))
    let worst = try goal.worstDeviation(of: [.donorFraction: 0.41, .donorStraightness: 0.2])
    #expect(abs(worst - 3) < 1e-12)
    #expect(throws: DesignError.unmeasured(.donorStraightness)) {
      try goal.isMet(by: [.donorFraction: 0.4])
    }
    #expect(throws: DesignError.unmeasured(.donorFraction)) {
      try goal.isMet(by: [.donorFraction: .infinity, .donorStraightness: 1])
    }
  }

  @Test
  func `predictions lead where they tell something of every target and objective`() throws {
    let domains = Target(Attribute(rawValue: "domain_size_D"), .value(14), tolerance: 1)
    let donor = Target(.donorFraction, .value(0.4), tolerance: 0.02)
    let merit = try Objective(
      Expression("tortuosity_D * CT_f_conn_D_An"), .maximise, scale: 0.1)
    let predicted = Attribute.conditions
    #expect(try Goal(targets: [donor], objective: merit).isLed(by: predicted))
    #expect(try !Goal(targets: [donor, domains], objective: merit).isLed(by: predicted))
    #expect(try Goal(targets: [donor, domains]).isFollowed(by: predicted))
    // a limit may be on what nothing is told of
    let kept = try Constraint(Expression("domain_size_D"), to: 20)
    #expect(
      try Goal(targets: [donor], objective: merit, constraints: [kept]).isLed(by: predicted))
    #expect(try !Goal(targets: [], objective: merit).isLed(by: [.phi]))
  }

  private func refuse(_ error: DesignError, _ targets: [Target], _ objective: Objective? = nil) {
    #expect(throws: error) { try Goal(targets: targets, objective: objective) }
  }

  @Test
  func `a goal that cannot be is refused at the door`() {
    let target = { (attribute: Attribute, wanted: Target.Wanted) in
      Target(attribute, wanted, tolerance: 0.01)
    }
    refuse(.noGoal, [])
    let misspelt = Attribute(rawValue: "tortuosty_A")
    refuse(
      .unknownAttribute(misspelt, nearest: .acceptorStraightness), [target(misspelt, .value(0.5))])
    refuse(.notMeasurable(.chi), [target(.chi, .value(3))])
    refuse(
      .outsideRange(.donorFraction, value: 1.2, range: 0...1),
      [target(.donorFraction, .value(1.2))])
    refuse(
      .outsideRange(.donorFraction, value: -0.1, range: 0...1),
      [target(.donorFraction, .between(-0.1, 0.5))])
    refuse(
      .bandReversed(.donorFraction, from: 0.6, to: 0.5),
      [target(.donorFraction, .between(0.6, 0.5))])
    refuse(
      .repeatedAttribute(.donorFraction),
      [target(.donorFraction, .value(0.5)), target(.donorFraction, .atLeast(0.4))])
    refuse(
      .fractionsExceedOne(sum: 1.25),
      [target(.donorFraction, .value(0.75)), target(.mixedFraction, .atLeast(0.5))])
    refuse(
      .badNumber(
        subject: "the target vol_frac_D", field: "tolerance", value: 0, allowed: "a number above 0"),
      [Target(.donorFraction, .value(0.5), tolerance: 0)])
    refuse(
      .badNumber(
        subject: "the objective vol_frac_D", field: "scale", value: -1,
        allowed: "a number above 0"), [], Objective(.donorFraction, .maximise, scale: -1))
    #expect(throws: DesignError.self) {
      try Goal(targets: [target(.donorFraction, .value(.nan))])
    }
    #expect(throws: DesignError.self) {
      try Goal(targets: [target(.donorFraction, .atLeast(.infinity))])
    }
  }

  @Test
  func `the misfit is the weighted square of deviations and scatter`() throws {
    let goal = try Goal(targets: [
      Target(.donorFraction, .value(0.4), tolerance: 0.01, weight: 3),
      Target(.mixedFraction, .value(0.2), tolerance: 0.1),
    ])
    let misfit = try Misfit(goal, spreadWeight: 0.5).value(
      mean: [.donorFraction: 0.42, .mixedFraction: 0.1],
      spread: [.donorFraction: 0.01, .mixedFraction: 0.2])
    // ¾(2² + ½·1²) + ¼(1² + ½·2²)
    #expect(abs(misfit - (0.75 * 4.5 + 0.25 * 3)) < 1e-10)
  }

  @Test
  func `an objective counts beside targets, half a tolerance being free`() throws {
    let goal = try Goal(
      targets: [Target(.donorFraction, .value(0.4), tolerance: 0.01)],
      objective: Objective(.donorStraightness, .maximise, scale: 0.1))
    let misfit = Misfit(goal, spreadWeight: 0)
    let spread: [Attribute: Double] = [.donorFraction: 0, .donorStraightness: 0]
    let at = { (fraction: Double, straight: Double) in
      try misfit.value(
        mean: [.donorFraction: fraction, .donorStraightness: straight], spread: spread)
    }
    #expect(try abs(at(0.404, 0.5) - -5) < 1e-10)
    #expect(try abs(at(0.42, 0.5) - (1.5 * 1.5 - 5)) < 1e-10)
    #expect(try at(0.4, 0.6) < at(0.4, 0.5))
  }
}

struct ObjectiveTests {
  @Test
  func `an expression is pushed by its mean over the volumes`() throws {
    let ratio = try Expression("vol_frac_D / vol_frac_M")
    let goal = try Goal(targets: [], objective: Objective(ratio, .minimise, scale: 0.5))
    let films: [[Attribute: Double]] = [
      [.donorFraction: 0.4, .mixedFraction: 0.1], [.donorFraction: 0.4, .mixedFraction: 0.4],
    ]
    let costs = try films.map { try goal.cost(of: goal.completed($0))! }
    #expect(abs(costs[0] - 8) < 1e-12 && abs(costs[1] - 2) < 1e-12)
    #expect(goal.attributes == [ratio.attribute])
    #expect(goal.descriptors == [.donorFraction, .mixedFraction])
    #expect(throws: DesignError.unmeasured(ratio.attribute)) {
      try goal.cost(of: goal.completed([.donorFraction: 0.4, .mixedFraction: 0]))
    }
  }

  @Test
  func `the Chebyshev cost reaches points that a sum of costs does not`() {
    let concave = [[0.0, 1], [0.6, 0.6], [1, 0]]
    let even = Preference.chebyshev(ideal: [0, 0], weights: [1, 1])
    let sums = concave.map { Preference.sum.cost($0) }
    let distances = concave.map { even.cost($0) }
    #expect(sums.firstIndex(of: sums.min()!) != 1)
    #expect(distances.firstIndex(of: distances.min()!) == 1)
  }
}
