import Descriptors
import Foundation
import Generation
import LatentDiffusion
import Testing
import Volumes

/// What the shipped weights of `three-phase-64` do by themselves, before anything is corrected.
struct ShippedWeightsTests {
  private static let model =
    URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/models/three-phase-64"
  private static let base = [0.45, 0.12, 0.45, 0.45]
  private static let count = 12

  private static var plain: SamplerSettings {
    SamplerSettings(method: .dpmSolver2M, steps: 16)
  }

  private func requests(_ condition: [Double]) -> [SampleRequest] {
    (0..<Self.count).map { index in
      SampleRequest(condition: condition, seed: SampleSeed(study: 77, index: index))
    }
  }

  /// The mean of a condition over samples.
  private func mean(_ index: Int, of samples: [GeneratedSample]) throws -> Double {
    let attribute = Attribute.conditions[index]
    let values = try samples.map {
      try #require(
        Measured($0.volume, sides: .periodic, quantities: .conditions, threads: 1)[attribute])
    }
    return values.reduce(0, +) / Double(values.count)
  }

  @Test(arguments: zip(0..<4, [0.06, 0.04, 0.12, 0.12]))
  func `a higher request gives a higher measurement, uncorrected`(
    condition: Int, step: Double
  ) throws {
    let generator = try SampleGenerator(folder: Self.model, threads: 2)
    var means: [Double] = []
    for shift in [-step, 0, step] {
      var asked = Self.base
      asked[condition] += shift
      means.append(
        try mean(condition, of: generator.generate(requests(asked), settings: Self.plain)))
    }
    #expect(means[0] < means[1] && means[1] < means[2], "\(means)")
    #expect(means[2] - means[0] > 0.5 * 2 * step, "\(means)")
  }

  /// The share of voxels that encoding and decoding keeps: low where a volume is no film.
  private func kept(_ generator: SampleGenerator, _ samples: [GeneratedSample]) throws -> Double {
    let shares = try samples.map { sample in
      let again = try generator.reconstruct(sample.volume)
      let same = zip(again.labels, sample.volume.labels).count { $0 == $1 }
      return Double(same) / Double(sample.volume.labels.count)
    }
    return shares.reduce(0, +) / Double(shares.count)
  }

  @Test func `corrected samples are films as much as uncorrected ones`() throws {
    let generator = try SampleGenerator(folder: Self.model, threads: 2)
    let plain = try generator.generate(requests(Self.base), settings: Self.plain)
    let corrected = try generator.generate(requests(Self.base))
    #expect(plain != corrected)
    #expect(try kept(generator, corrected) > kept(generator, plain) - 0.005)
    // a random volume of the same fractions is none
    var noise = Draws(key: 5, index: 0, stream: 0)
    let random = plain.map { sample in
      var labels = sample.volume.labels
      for index in labels.indices.reversed() {
        labels.swapAt(index, noise.integer(below: index + 1))
      }
      return GeneratedSample(
        volume: Volume(shape: sample.volume.shape, labels: labels), prediction: sample.prediction)
    }
    #expect(try kept(generator, random) < 0.8)
  }
}
