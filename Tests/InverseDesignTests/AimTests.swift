import Descriptors
import Generation
import InverseDesign
import Realism
import Testing

/// Correcting one noise until its sample has what was asked.
struct AimTests {
  private let bounds = zip(StandInModel.training.lower, StandInModel.training.upper).map { $0...$1 }

  private func run(
    _ goal: Goal, aims: Int, keep: Int = 4, samples: Int = 64, batch: Int = 8,
    from start: [Double] = [0.45, 0.15, 0.5, 0.45]
  ) throws -> Selection {
    let model = StandInModel()
    model.noise = 0.03
    return try CandidateSelection(
      goal: goal, model: model,
      settings: CandidateSettings(
        samples: samples, keep: keep, seed: 11, batch: batch, aims: aims),
      measure: KnownDesign.measure, fingerprint: SpelledFilm.numbers,
      distance: { zip($0, $1).map { abs($0 - $1) }.max()! }
    ).run(at: [start], within: bounds)
  }

  private func goal(_ wanted: [Double] = [0.45, 0.15, 0.5, 0.45]) throws -> Goal {
    try Goal(
      targets: zip(Attribute.conditions, wanted).map {
        Target($0, .value($1), tolerance: 0.01)
      })
  }

  @Test
  func `every noise gets within half a tolerance of four targets in at most six samples`() throws {
    let selection = try run(goal(), aims: 8)
    #expect(selection.kept.count == 4)
    #expect(selection.kept.allSatisfy { $0.record.worstDeviation! <= 0.5 })
    let perNoise = Dictionary(grouping: selection.samples) { $0.request.seed }
    #expect(perNoise.count == 4 && perNoise.values.allSatisfy { $0.count <= 6 })
  }

  @Test
  func `plain sampling meets them in none of as many samples`() throws {
    let plain = try run(goal(), aims: 0, keep: 24, samples: 24)
    // Scatter 0.03 in four descriptors: a sample meets all with probability (0.26)^4 = 0.5 %.
    #expect(plain.samples.count { $0.meetsTargets } == 0)
  }

  @Test(arguments: [1, 2, 8])
  func `what one noise gives depends on no other`(batch: Int) throws {
    let all = try run(goal(), aims: 8)
    let some = try run(goal(), aims: 8, batch: batch)
    let expected = Dictionary(grouping: all.samples) { $0.request.seed }
    for (noise, samples) in Dictionary(grouping: some.samples, by: { $0.request.seed }) {
      #expect(expected[noise] == samples)
    }
  }

  @Test
  func `conditions without a target stay where they were`() throws {
    let partial = try Goal(targets: [
      Target(.donorStraightness, .value(0.55), tolerance: 0.01),
      Target(.donorFraction, .atLeast(0.3), tolerance: 0.01),
    ])
    let selection = try run(partial, aims: 8)
    #expect(selection.kept.count == 4)
    let indices = Attribute.conditions.indices.filter {
      ![.donorStraightness, .donorFraction].contains(Attribute.conditions[$0])
    }
    for sample in selection.samples {
      for index in indices {
        #expect(sample.request.condition[index] == [0.45, 0.15, 0.5, 0.45][index])
      }
    }
  }

  @Test
  func `a target out of reach spends the aims within the bounds and the budget`() throws {
    let selection = try run(goal([0.9, 0.02, 0.9, 0.02]), aims: 5, samples: 20)
    #expect(selection.samples.count == 20)
    #expect(selection.kept.allSatisfy { !$0.record.meetsTargets })
    for sample in selection.samples {
      #expect(zip(sample.request.condition, bounds).allSatisfy { $1.contains($0) })
    }
  }

  @Test
  func `an aimed candidate is made again from its request alone`() throws {
    let model = StandInModel()
    model.noise = 0.03
    for candidate in try run(goal(), aims: 8).kept {
      #expect(try model.generate([candidate.record.request])[0].volume == candidate.volume)
    }
  }
}
