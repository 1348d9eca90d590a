import Descriptors
import InverseDesign
import LatentDiffusion

extension ModelCard {
  /// The name by which the model knows a quantity: that of its condition, of its prediction or of a
  /// column of its training set; the canonical name where it knows none.
  func spelling(of attribute: Attribute) -> Attribute {
    let lists = [conditions, predictions, attributes].map(Attribute.named)
    for names in lists.dropLast() {
      if let known = attribute.spelling(among: names) { return known }
    }
    let canonical = attribute.canonical
    return lists[2].contains(canonical)
      ? canonical : attribute.spelling(among: lists[2]) ?? canonical
  }
}

extension Study {
  /// The study with every quantity under the name by which the model knows it, so that a search, its
  /// realism check and its records do not depend on which synonym was written.
  func spelled(for card: ModelCard) -> Study {
    var study = self
    let spell = { (name: Attribute) in card.spelling(of: name) }
    study.targets = targets.map {
      Target(spell($0.attribute), $0.wanted, tolerance: $0.tolerance, weight: $0.weight)
    }
    study.source?.attributes = source?.attributes?.map(spell)
    study.objectives = objectives.map {
      Objective($0.expression.spelled(by: spell), $0.direction, scale: $0.scale)
    }
    study.constraints = constraints.map {
      Constraint(
        $0.expression.spelled(by: spell), from: $0.lower, to: $0.upper, scale: $0.scale)
    }
    return study
  }
}
