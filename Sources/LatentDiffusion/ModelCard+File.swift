import Foundation
import Volumes

extension ModelCard {
  static let fileName = "model.json"

  /// The card of the bundle in `folder`. Reads one small file and no weights.
  public static func load(_ folder: String) throws(LatentDiffusionError) -> ModelCard {
    let path = folder + "/" + fileName
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unreadable(path: path, detail: "there is no such file; name a model bundle's folder")
    }
    let card: ModelCard
    do {
      card = try JSONDecoder().decode(ModelCard.self, from: data)
    } catch let error as DecodingError {
      throw fault(error, path: path)
    } catch {
      throw .unreadable(path: path, detail: "\(error)")
    }
    try card.check(path: path)
    return card
  }

  /// Writes the card into `folder`, whole or not at all.
  public func save(in folder: String) throws(LatentDiffusionError) {
    let path = folder + "/" + Self.fileName
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      try (encoder.encode(self) + Data("\n".utf8)).write(
        to: URL(filePath: path), options: .atomic)
    } catch {
      throw .unreadable(path: path, detail: "it cannot be written: \(error.localizedDescription)")
    }
  }

  private static func fault(_ error: DecodingError, path: String) -> LatentDiffusionError {
    func key(_ path: [any CodingKey]) -> String {
      path.map(\.stringValue).joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let missing, let context):
      return .card(
        path: path, key: key(context.codingPath + [missing]), found: "nothing",
        expected: "a value")
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      return .card(
        path: path, key: key(context.codingPath), found: "another kind of value",
        expected: "\(type)")
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty
        ? .unreadable(path: path, detail: "it is not JSON")
        : .card(
          path: path, key: key(context.codingPath), found: context.debugDescription,
          expected: "an allowed value")
    @unknown default: return .unreadable(path: path, detail: "\(error)")
    }
  }

  /// Refuses a card whose parts contradict each other.
  func check(path: String) throws(LatentDiffusionError) {
    func refuse(_ key: String, _ found: String, _ expected: String) -> LatentDiffusionError {
      .card(path: path, key: key, found: found, expected: expected)
    }
    guard format == 1 else { throw refuse("format", "\(format)", "1") }
    try architecture.check(path: path)
    for (key, names) in [("conditions", conditions), ("predictions", predictions)] {
      for name in names where !attributes.contains(name) {
        throw refuse(key, name, "one of the attributes \(attributes.joined(separator: ", "))")
      }
    }
    guard !conditions.isEmpty else { throw refuse("conditions", "none", "at least one") }
    guard scales.map(\.name) == attributes else {
      throw refuse("scales", "\(scales.map(\.name))", "\(attributes)")
    }
    for scale in scales where !(scale.deviation > 0 && scale.mean.isFinite) {
      throw refuse(
        "scales.\(scale.name)", "mean \(scale.mean), deviation \(scale.deviation)",
        "a finite mean and a positive deviation")
    }
    guard phases.count >= 2, Set(phases).count == phases.count else {
      throw refuse("phases", "\(phases.map(\.rawValue))", "at least two different phases")
    }
    let channels = architecture.autoencoder.channels
    guard latents.means.count == channels, latents.deviations.count == channels,
      latents.deviations.allSatisfy({ $0 > 0 }), latents.means.allSatisfy(\.isFinite)
    else { throw refuse("latents", "\(latents)", "\(channels) means and positive deviations") }
    guard sideMultiple > 0, [shape.nx, shape.ny, shape.nz].allSatisfy({ $0 % sideMultiple == 0 })
    else { throw refuse("shape", "\(shape)", "multiples of \(sideMultiple)") }
    try sampler.check(scheduleSteps: architecture.denoiser.steps)
  }
}

extension Architecture {
  func check(path: String) throws(LatentDiffusionError) {
    let sizes: [(String, [Int], ClosedRange<Int>)] = [
      ("autoencoder.patch", [autoencoder.patch], 1...16),
      ("autoencoder.widths", autoencoder.widths, 1...2048),
      ("autoencoder.encoderBlocks", autoencoder.encoderBlocks, 0...16),
      ("autoencoder.decoderBlocks", autoencoder.decoderBlocks, 0...16),
      ("autoencoder.channels", [autoencoder.channels], 1...64),
      ("predictor.width", [predictor.width], 1...2048),
      ("predictor.blocks", [predictor.blocks], 0...16),
      ("predictor.bands", [predictor.bands], 1...16),
      ("predictor.hidden", [predictor.hidden], 1...8192),
      ("denoiser.widths", denoiser.widths, 1...2048),
      ("denoiser.blocks", [denoiser.blocks], 1...16),
      ("denoiser.embedding", [denoiser.embedding], 2...4096),
      ("denoiser.steps", [denoiser.steps], 1...100_000),
    ]
    for (key, values, allowed) in sizes {
      guard (1...6).contains(values.count), values.allSatisfy(allowed.contains) else {
        throw .card(
          path: path, key: "architecture.\(key)", found: "\(values)",
          expected: "values from \(allowed.lowerBound) to \(allowed.upperBound)")
      }
    }
    for (key, blocks) in [
      ("encoderBlocks", autoencoder.encoderBlocks), ("decoderBlocks", autoencoder.decoderBlocks),
    ] where blocks.count != autoencoder.widths.count {
      throw .card(
        path: path, key: "architecture.autoencoder.\(key)", found: "\(blocks)",
        expected: "one number for each of the \(autoencoder.widths.count) widths")
    }
    for (key, kernel) in [
      ("stemKernel", autoencoder.stemKernel), ("headKernel", autoencoder.headKernel),
    ] where ![1, 3, 5].contains(kernel) {
      throw .card(
        path: path, key: "architecture.autoencoder.\(key)", found: "\(kernel)",
        expected: "1, 3 or 5")
    }
  }
}
