import Foundation
import Support

extension ModelCard {
  static let fileName = "model.json"

  /// The names of all files that a bundle may hold.
  package static let bundleFiles =
    [fileName] + Networks.files + [TrainingAttributes.fileName, WideFilms.fileName]

  /// The card of the bundle in `folder`. Reads one small file and no weights.
  package static func load(_ folder: String) throws(LatentDiffusionError) -> ModelCard {
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
    if let digest = card.digest,
      SelfDigest.found(String(decoding: data, as: UTF8.self), digest: digest) != digest
    {
      throw .cardChanged(path: path)
    }
    return card
  }

  /// Writes the card with its digest into `folder`, whole or not at all.
  package func save(in folder: String) throws(LatentDiffusionError) {
    let path = folder + "/" + Self.fileName
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    var blank = self
    blank.digest = SelfDigest.blank
    // a card from before files were recorded records them now, where all are there
    if blank.files == nil { try? blank.recordFiles(in: folder) }
    do {
      let text = try String(decoding: encoder.encode(blank), as: UTF8.self) + "\n"
      try DurableFile.write(SelfDigest.sealed(text), to: path)
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
}
