package import LatentDiffusion

/// A model on the shelf, in a line.
package struct ModelLine: Encodable, Sendable {
  package let name: String
  package let folder: String
  package let shape: String
  package let summary: String
}

/// The models on the shelf.
package func listModels() throws -> [ModelLine] {
  try ModelShelf.bundles().map { name, folder in
    let card = try ModelCard.load(folder)
    return ModelLine(
      name: name, folder: folder, shape: "\(card.shape)", summary: card.summary)
  }
}

/// The card of a model: what it was trained on, what it takes and gives, how good it measured.
package func showModel(_ name: String) throws -> ModelCard {
  try ModelCard.load(ModelShelf.folder(of: name))
}
