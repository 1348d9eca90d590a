import Foundation
import Realism
import Testing

struct AssessmentTests {
  static let films = try! TrainingDistribution(
    names: Synthetic.films.names, samples: Synthetic.films.table(rows: 3000, seed: 4), rows: 3000)

  static func request(_ values: [Double]) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: zip(films.names, values))
  }

  @Test
  func `the middle of the training samples is realistic, with nothing in the way`() throws {
    let assessment = try Self.films.assess(Self.request([0.45, 0.15, 0.405, 0.57]))
    #expect(assessment.verdict == .realistic)
    #expect(assessment.quantile > 0.3)
    #expect(assessment.blockers.isEmpty && assessment.brokenLaws.isEmpty)
  }

  @Test(arguments: [0, 2, 3], [-0.25, 0.25])
  func `the attribute that was spoilt is the one named first`(axis: Int, shift: Double) throws {
    var values = [0.45, 0.15, 0.405, 0.57]
    values[axis] += shift
    let assessment = try Self.films.assess(Self.request(values))
    #expect(assessment.verdict == .unrealistic)
    let first = try #require(assessment.blockers.first)
    #expect(first.name == Self.films.names[axis])
    #expect(first.value == values[axis])
    var mended = values
    mended[axis] = first.suggestion
    #expect(try Self.films.assess(Self.request(mended)).quantile >= 0.05 - 1e-9)
    #expect(first.quantileAfter >= 0.05 - 1e-9)
  }

  @Test
  func `a blocker's suggestion is the nearest value that helps`() throws {
    let values = [0.45, 0.15, 0.65, 0.57]
    let first = try #require(Self.films.assess(Self.request(values)).blockers.first)
    var moved = values
    // a thousandth of the way back from the suggestion is not yet realistic
    moved[2] = first.suggestion + 1e-3 * (values[2] - first.suggestion)
    #expect(try Self.films.assess(Self.request(moved)).quantile < 0.05)
  }

  @Test
  func `the nearest training samples are the nearest`() throws {
    let values = [0.5, 0.1, 0.3, 0.6]
    let nearest = try Self.films.assess(Self.request(values)).nearest
    let distances = (0..<Self.films.rows)
      .map { Self.films.distance(values, Self.films.sample($0)) }.sorted()
    #expect(nearest.count == 5)
    for (neighbour, distance) in zip(nearest, distances) {
      #expect(abs(neighbour.distance - distance) < 1e-10)
      #expect(neighbour.values == Self.films.sample(neighbour.index))
    }
  }

  @Test
  func `physical laws come before densities`() throws {
    let over = try Self.films.assess(["vol_frac_D": 0.8, "vol_frac_M": 0.3])
    #expect(over.verdict == .unrealistic)
    #expect(over.brokenLaws == ["vol_frac_D + vol_frac_M is at most 1"])
    let below = try Self.films.assess(["tortuosity_A": -0.1])
    #expect(below.brokenLaws == ["tortuosity_A is at least 0"])
    // 0.6 + 0.4 is 1 and no more, whatever the round-off
    #expect(try Self.films.assess(["vol_frac_D": 0.6, "vol_frac_M": 0.4]).brokenLaws.isEmpty)
  }

  @Test
  func `a partial request is judged by what it names`() throws {
    let partial = try Self.films.assess(["vol_frac_D": 0.45, "tortuosity_A": 0.405])
    #expect(partial.verdict == .realistic)
    // each alone is common, together they never occur
    #expect(try Self.films.assess(["vol_frac_D": 0.35]).verdict == .realistic)
    #expect(try Self.films.assess(["tortuosity_A": 0.2]).verdict == .realistic)
    let both = try Self.films.assess(["vol_frac_D": 0.35, "tortuosity_A": 0.2])
    #expect(both.verdict == .unrealistic)
  }

  @Test
  func `verdicts follow the stated thresholds`() throws {
    var settings = RealismSettings()
    settings.realisticQuantile = 0.999
    settings.marginalQuantile = 0.001
    let strict = try TrainingDistribution(
      names: Self.films.names, samples: Self.films.samples, rows: Self.films.rows,
      settings: settings)
    #expect(try strict.assess(Self.request([0.45, 0.15, 0.405, 0.57])).verdict == .marginal)
  }

  @Test
  func `conditions mixed between samples are told from real ones`() throws {
    let count = 400
    let table = Synthetic.films.table(rows: count, seed: 21)
    let real = (0..<count).map { Array(table[$0 * 4..<$0 * 4 + 4]) }
    // every attribute from another sample
    let permuted = (0..<count).map { row in (0..<4).map { real[(row + 97 * $0) % count][$0] } }
    let swapped = real.map { [$0[0], $0[1], $0[3], $0[2]] }
    let score = { (points: [[Double]]) in points.map { Self.films.logDensity(of: $0) } }
    #expect(ReceiverCurve(positives: score(real), negatives: score(permuted)).area > 0.95)
    // near the diagonal both agree
    #expect(ReceiverCurve(positives: score(real), negatives: score(swapped)).area > 0.8)
  }
}
