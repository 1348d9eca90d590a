package import Descriptors

/// A normal distribution for each predicted attribute.
package struct Prediction: Equatable, Sendable {
  /// In the order of the model's predictions, each once.
  package let attributes: [Attribute]
  /// One for each attribute.
  package let estimates: [Estimate]

  /// - Precondition: there is one estimate per attribute.
  package init(attributes: [Attribute], estimates: [Estimate]) {
    precondition(attributes.count == estimates.count, "one estimate per attribute")
    self.attributes = attributes
    self.estimates = estimates
  }

  package var means: [Double] { estimates.map(\.mean) }

  /// Standard deviations.
  package var deviations: [Double] { estimates.map(\.deviation) }

  package subscript(attribute: Attribute) -> Estimate? {
    attributes.firstIndex(of: attribute).map { estimates[$0] }
  }

  /// The estimates by attribute.
  package var byAttribute: [Attribute: Estimate] {
    Dictionary(zip(attributes, estimates)) { first, _ in first }
  }
}
