package import Descriptors

extension ModelCard {
  /// ``conditions`` as attributes, in the order of every condition vector.
  package var conditionAttributes: [Attribute] { Attribute.named(conditions) }

  /// ``predictions`` as attributes, in the predictor's order.
  package var predictedAttributes: [Attribute] { Attribute.named(predictions) }
}
