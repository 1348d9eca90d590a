import Descriptors
import Generation
import Optimize

/// What is expected to be measured near a condition: what was measured there, and slopes.
///
///     mean(c) ≈ measured(c₀) + J (c − c₀)
///
/// about the condition c₀ measured best so far; spreads stay as they were there. J is the model's own
/// word at some condition before, averaged over a few of the replicates' noises, and takes Broyden's
/// rank-one change from every condition measured since. So the model is right at c₀ and, after some
/// steps, along them, whatever the bias of the word. The row of J for what the model does not predict is 0
/// at first and made of such changes alone.
///
/// An expression f is worked out from the means m of its parts, with what that lacked at c₀:
///
///     mean f(c) ≈ f(m(c)) + measured f(c₀) − f(m(c₀))
///
/// - Complexity: The model is asked once for J, for one sample per predicted part and noise, when a
///   value is first wanted; nothing is asked where all steps are replayed.
/// - Source: the secant: Broyden 1965, eq. 4.5; a cheap model corrected to first order in a region of
///   trust: Alexandrov, Dennis, Lewis and Torczon 1998.
struct LocalModel {
  /// Requests that are asked for together at most; models make samples in batches of about as many.
  private static let together = 8

  let model: any SurrogateModel
  let goal: Goal
  /// What is measured and followed.
  let parts: [Attribute]
  let seeds: [SampleSeed]
  /// Widths of the conditions' ranges, in which steps are compared.
  let widths: [Double]

  private(set) var centre: [Double] = []
  private(set) var measured: (mean: [Attribute: Double], spread: [Attribute: Double]) = ([:], [:])
  /// Where the model is asked for J.
  private var anchor: [Double] = []
  private var secants: [Secant] = []
  private var slopes: [Attribute: [Double]]?

  /// A step between two conditions, in shares of their ranges, and what changed.
  private struct Secant {
    let step: [Double]
    let change: [Attribute: Double]
  }

  init(_ model: any SurrogateModel, goal: Goal, seeds: [SampleSeed], widths: [Double]) {
    self.model = model
    self.goal = goal
    parts = goal.parts
    self.seeds = seeds
    self.widths = widths
  }

  /// Takes in what was measured at a condition.
  ///
  /// - Parameter isBest: Whether the condition becomes the new c₀.
  mutating func learn(_ summary: Evaluation.Summary, at condition: [Double], isBest: Bool) {
    if centre.isEmpty {
      anchor = condition
    } else {
      let change = parts.reduce(into: [Attribute: Double]()) { change, name in
        guard let now = summary.mean[name], let before = measured.mean[name] else { return }
        change[name] = now - before
      }
      let secant = Secant(step: step(to: condition), change: change)
      secants.append(secant)
      if slopes != nil { turn(by: secant) }
    }
    if isBest || centre.isEmpty {
      centre = condition
      measured = (summary.mean, summary.spread)
    }
  }

  /// Whether ``renew()`` would change where J comes from.
  var isStale: Bool { anchor != centre }

  /// Asks the model for J again, at c₀.
  mutating func renew() {
    anchor = centre
    (secants, slopes) = ([], nil)
  }

  /// Asks the model for J unless it is known.
  mutating func prepare() throws {
    guard slopes == nil else { return }
    slopes = try asked()
    secants.forEach { turn(by: $0) }
  }

  /// What is expected at a condition.
  ///
  /// - Precondition: ``prepare()`` was called.
  func expected(
    at condition: [Double]
  ) -> (mean: [Attribute: Double], spread: [Attribute: Double]) {
    (completed(expectedParts(at: condition)), measured.spread)
  }

  /// What is expected of the parts at a condition.
  func expectedParts(at condition: [Double]) -> [Attribute: Double] {
    let step = step(to: condition)
    return parts.reduce(into: [:]) { expected, name in
      guard let mean = measured.mean[name] else { return }
      let change = slopes?[name].map { zip($0, step).reduce(0) { $0 + $1.0 * $1.1 } }
      expected[name] = mean + (change ?? 0)
    }
  }

  /// The means of the parts together with what the goal's expressions are expected to be.
  func completed(_ parts: [Attribute: Double]) -> [Attribute: Double] {
    let here = goal.workedOut(measured.mean)
    return goal.workedOut(parts).reduce(into: measured.mean.merging(parts) { $1 }) { all, found in
      let (name, value) = found
      guard let mean = measured.mean[name], let worked = here[name] else { return }
      all[name] = value + mean - worked
    }
  }

  /// How the expected mean of a part changes with each condition, in their own units.
  func slope(of attribute: Attribute) -> [Double] {
    let slope = slopes?[attribute] ?? [Double](repeating: 0, count: widths.count)
    return zip(slope, widths).map { $0 / $1 }
  }
}

extension LocalModel {
  /// The model's word at the anchor, in shares of the conditions' ranges.
  private func asked() throws -> [Attribute: [Double]] {
    let known = parts.filter { model.predictable.contains($0.predictor) }
    let some = seeds.prefix(max(1, Self.together / max(1, known.count)))
    let flat = [Double](repeating: 0, count: widths.count)
    var slopes = Dictionary(uniqueKeysWithValues: parts.map { ($0, flat) })
    let pairs = some.flatMap { noise in known.map { (noise, $0) } }
    let told = try model.slopes(
      pairs.map { SampleRequest(condition: anchor, seed: $0.0) },
      weights: pairs.map { [$0.1.predictor: 1] })
    if told.count != pairs.count {
      throw DesignError.wrongLength(what: "slopes", expected: pairs.count, found: told.count)
    }
    for ((_, name), slope) in zip(pairs, told) {
      let sum = slopes[name] ?? flat
      slopes[name] = widths.indices.map { sum[$0] + slope[$0] * widths[$0] / Double(some.count) }
    }
    return slopes
  }

  private mutating func turn(by secant: Secant) {
    guard Broyden.isStep(secant.step) else { return }  // the same condition again
    for (name, change) in secant.change {
      guard let slope = slopes?[name] else { continue }
      slopes?[name] = Broyden.row(slope, step: secant.step, change: change)
    }
  }

  private func step(to condition: [Double]) -> [Double] {
    condition.indices.map { (condition[$0] - centre[$0]) / widths[$0] }
  }
}
