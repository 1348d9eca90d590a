import Generation
import LatentDiffusion
import Testing
import Volumes

struct ExactSharesTests {
  private let requests = (0..<3).map {
    SampleRequest(condition: [0.35, 0.25, 0.45, 0.5], seed: SampleSeed(study: 3, index: $0))
  }

  private func shares(_ volume: Volume) -> [Phase: Int] {
    Dictionary(
      uniqueKeysWithValues: Phase.allCases.map { phase in
        (phase, volume.labels.count { $0 == phase.rawValue })
      })
  }

  @Test(arguments: [
    [Phase.donor: 0.37, .mixed: 0.21], [.donor: 0.6], [.mixed: 0.1], [.donor: 0, .mixed: 1],
    [.donor: 0.5, .mixed: 0.25, .acceptor: 0.25],
  ])
  func `every volume has the shares to a voxel`(wanted: [Phase: Double]) throws {
    let generator = try TrainedBundle.generator()
    let exact = ExactShares(wanted)
    for sample in try generator.generate(requests, shares: exact) {
      let found = shares(sample.volume)
      let count = Double(sample.volume.shape.count)
      for (phase, share) in wanted {
        #expect(abs(Double(found[phase]!) - share * count) <= 0.5)
      }
    }
  }

  @Test func `the shares that a volume has anyway change nothing`() throws {
    let generator = try TrainedBundle.generator()
    let plain = try generator.generate(requests)
    for (request, sample) in zip(requests, plain) {
      let count = Double(sample.volume.shape.count)
      let own = shares(sample.volume).mapValues { Double($0) / count }
      let donor = try generator.generate([request], shares: ExactShares([.donor: own[.donor]!]))
      #expect(donor == [sample])
    }
  }

  @Test func `a greater share only adds to the phase`() throws {
    let generator = try TrainedBundle.generator()
    let few = try generator.generate(requests, shares: ExactShares([.donor: 0.3]))
    let more = try generator.generate(requests, shares: ExactShares([.donor: 0.4]))
    for (a, b) in zip(few, more) {
      for (low, high) in zip(a.volume.labels, b.volume.labels) where low == Phase.donor.rawValue {
        #expect(high == Phase.donor.rawValue)
      }
    }
  }
}
