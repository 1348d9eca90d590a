import Descriptors
import Generation
import InverseDesign
import Testing
import Volumes

struct CandidateTests {
  private func selection(
    _ model: StandInModel = StandInModel(), goal: Goal? = nil,
    measure: @escaping Measure = KnownDesign.measure, keep: Int = 6, batch: Int = 8,
    duplicateDistance: Double = 0
  ) throws -> CandidateSelection {
    try CandidateSelection(
      goal: goal ?? KnownDesign.goal(), model: model,
      settings: CandidateSettings(
        samples: 40, keep: keep, seed: 3, batch: batch, duplicateDistance: duplicateDistance),
      measure: measure,
      fingerprint: SpelledFilm.numbers,
      distance: { zip($0, $1).map { abs($0 - $1) }.max()! })
  }

  @Test
  func `candidates are ranked by their worst deviation`() throws {
    let chosen = try selection().run(at: [KnownDesign.answer])
    let kept = chosen.kept.map { $0.record.worstDeviation! }
    #expect(kept == Array(chosen.samples.map { $0.worstDeviation! }.sorted().prefix(6)))
    #expect(chosen.kept.map(\.rank) == [1, 2, 3, 4, 5, 6])
    #expect(chosen.samples.map(\.request.seed.index) == Array(1000..<1040))
    for candidate in chosen.kept {
      let measured = try KnownDesign.measure([candidate.volume])[0]
      #expect(measured == candidate.record.measured)
    }
  }

  @Test(arguments: [1, 7, 40])
  func `the batch changes nothing`(batch: Int) throws {
    let chosen = try selection(batch: batch).run(at: [KnownDesign.answer, [0.3, 0.1, 0.4, 0.4]])
    let other = try selection().run(at: [KnownDesign.answer, [0.3, 0.1, 0.4, 0.4]])
    #expect(chosen.samples == other.samples)
    #expect(chosen.kept.map(\.volume) == other.kept.map(\.volume))
  }

  @Test
  func `a candidate is made again from its request alone`() throws {
    for candidate in try selection().run(at: [KnownDesign.answer]).kept {
      let again = try StandInModel().generate([candidate.record.request])
      #expect(again[0].volume == candidate.volume)
    }
  }

  @Test
  func `what is like a better sample is dropped`() throws {
    let plain = try selection(keep: 40).run(at: [KnownDesign.answer])
    #expect(plain.duplicates.isEmpty && plain.kept.count == 40)
    let sparse = try selection(keep: 40, duplicateDistance: 0.004).run(at: [KnownDesign.answer])
    #expect(!sparse.duplicates.isEmpty)
    #expect(sparse.kept.count + sparse.duplicates.count == 40)
    let numbers = sparse.kept.map { SpelledFilm.numbers($0.volume) }
    for (i, a) in numbers.enumerated() {
      for b in numbers[..<i] { #expect(zip(a, b).map { abs($0 - $1) }.max()! > 0.004) }
    }
    #expect(sparse.duplicates.allSatisfy { $0.distance <= 0.004 })
    #expect(sparse.kept[0].record == plain.kept[0].record)
  }

  @Test
  func `equal samples keep the order of their indices, and copies are dropped`() throws {
    let model = StandInModel()
    model.noise = 0
    let chosen = try selection(model).run(at: [KnownDesign.answer])
    #expect(chosen.kept.map(\.record.request.seed.index) == [1000])
    #expect(chosen.duplicates.map(\.dropped) == Array(1001..<1040))
    #expect(chosen.duplicates.allSatisfy { $0.like == 1000 && $0.distance == 0 })
  }

  @Test
  func `a sample without a wanted descriptor is recorded and never kept`() throws {
    let patchy: Measure = { volumes in
      try KnownDesign.measure(volumes).map { measured in
        var measured = measured
        if measured[.donorFraction]! < 0.432 { measured[.donorStraightness] = nil }
        return measured
      }
    }
    let chosen = try selection(measure: patchy, keep: 40).run(at: [KnownDesign.answer])
    let undefined = chosen.samples.filter { $0.worstDeviation == nil }
    #expect(!undefined.isEmpty && undefined.count < 40)
    #expect(chosen.kept.count == 40 - undefined.count)
    #expect(chosen.samples.count == 40)
  }

  @Test
  func `with an objective, samples that meet the targets are ranked by it`() throws {
    let goal = try Goal(
      targets: [
        Target(
          .donorFraction, .value(StandInModel.response(KnownDesign.answer)[0]), tolerance: 0.004)
      ],
      objective: Objective(.donorStraightness, .maximise, scale: 0.01))
    let chosen = try selection(goal: goal, keep: 40).run(at: [KnownDesign.answer])
    let meeting = chosen.kept.filter { $0.record.meetsTargets }
    #expect(meeting.count > 5 && meeting.count < 40)
    #expect(chosen.kept.prefix(meeting.count).allSatisfy { $0.record.meetsTargets })
    let pushed = meeting.map { $0.record.measured[.donorStraightness]! }
    #expect(pushed == pushed.sorted(by: >))
    let others = chosen.kept.dropFirst(meeting.count).map { $0.record.worstDeviation! }
    #expect(others == others.sorted())
  }

  @Test
  func `progress counts the samples done`() throws {
    var seen: [Int] = []
    _ = try selection(batch: 16).run(
      at: [KnownDesign.answer],
      progress: { done, total in
        #expect(total == 40)
        seen.append(done)
      })
    #expect(seen == [16, 32, 40])
  }

  @Test
  func `a model that returns too few samples is found out`() throws {
    struct Short: MicrostructureModel {
      let conditions = Attribute.conditions
      func generate(_ requests: [SampleRequest]) throws -> [GeneratedSample] {
        Array(try StandInModel().generate(requests).dropLast())
      }
    }
    let chosen = try CandidateSelection(
      goal: KnownDesign.goal(), model: Short(), settings: CandidateSettings(),
      measure: KnownDesign.measure, fingerprint: { $0.labels }, distance: { $0 == $1 ? 0 : 1 })
    #expect(throws: DesignError.wrongLength(what: "generated samples", expected: 8, found: 7)) {
      try chosen.run(at: [KnownDesign.answer])
    }
  }
}
