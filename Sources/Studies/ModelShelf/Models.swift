public import LatentDiffusion

/// A model on the shelf, in a line.
public struct ModelLine: Encodable, Sendable {
  public let name: String
  public let folder: String
  public let shape: String
  public let summary: String
}

/// The models on the shelf.
public func listModels() throws -> [ModelLine] {
  try ModelShelf.bundles().map { name, folder in
    let card = try ModelCard.load(folder)
    return ModelLine(
      name: name, folder: folder, shape: "\(card.shape)", summary: card.summary)
  }
}

/// The card of a model: what it was trained on, what it takes and gives, how good it measured.
public func showModel(_ name: String) throws -> ModelCard {
  try ModelCard.load(ModelShelf.folder(of: name))
}
