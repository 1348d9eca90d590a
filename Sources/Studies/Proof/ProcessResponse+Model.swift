import Descriptors
import InverseDesign
import LatentDiffusion

extension ProcessResponse {
  /// What films of a recipe have on average, from the films that a model was trained on; nil where
  /// their recipes are not known.
  init?(of card: ModelCard, in bundle: String) throws {
    guard card.noPathways == nil else { return nil }
    let axes = ProcessAxis.allCases.map(\.rawValue)
    guard axes.allSatisfy(card.attributes.contains) else { return nil }
    let training = try TrainingAttributes.load(bundle, card: card)
    let columns = try training.columns(axes)
    let recipes = (0..<training.rows).map { row in
      Recipe(phi: columns[3 * row], chi: columns[3 * row + 1], logTime: columns[3 * row + 2])
    }
    var values: [Attribute: [Double]] = [:]
    for name in training.names where !axes.contains(name) {
      values[Attribute(rawValue: name)] = try training.columns([name])
    }
    self.init(recipes: recipes, values: values)
  }
}
