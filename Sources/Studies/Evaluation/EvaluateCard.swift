import Corpus
import Foundation
import LatentDiffusion

extension ModelShelf {
  /// SHA-256 over what decides a bundle's volumes beside the sampler: its weights, and its card but for
  /// the sampler, the measured quality and the records of its files.
  static func digest(ofWeights bundle: String, card: ModelCard) throws -> String {
    var bare = card
    (bare.quality, bare.digest, bare.files) = (nil, nil, nil)
    bare.sampler = SamplerSettings()
    let files = try FileManager.default.contentsOfDirectory(atPath: bundle).sorted()
      .filter { $0.hasSuffix(".safetensors") }
    let digests = try files.map { name in
      name + sha256(try Data(contentsOf: URL(filePath: bundle + "/" + name)))
    }
    return sha256((digests.joined() + (try JSONText.of(bare))).utf8)
  }
}

extension ModelCard {
  /// Writes what was measured into the card of the bundle in `folder`, and the sampler that it was
  /// measured with as the model's own.
  static func record(_ quality: Quality, of sampler: SamplerSettings, in folder: String) throws {
    guard quality.isFinite else {
      throw StudyError.badInput(
        path: folder,
        reason: "the measured quality is not finite, so the card keeps what it had; make more "
          + "samples")
    }
    var card = try ModelCard.load(folder)
    (card.quality, card.sampler) = (quality, sampler)
    try card.save(in: folder)
  }
}

extension Quality {
  /// Whether every number is one: an R² over equal requests is none.
  var isFinite: Bool {
    let agreements = (parity + reconstruction + predictor).flatMap {
      [$0.rSquared, $0.correlation, $0.bias, $0.meanAbsoluteError]
    }
    let others =
      Array(coverage.values) + Array((structure ?? [:]).values)
      + (fixedRequest.map { $0.means + $0.deviations } ?? [])
    return (agreements + others).allSatisfy(\.isFinite)
  }
}
