package import Descriptors
package import Generation
package import Volumes

/// A generative model of films, as much of it as designing needs.
package protocol MicrostructureModel {
  /// The attributes that a condition gives values for, in the order of every condition vector.
  var conditions: [Attribute] { get }

  /// One sample for each request, in order.
  ///
  /// A sample depends on its own request alone: neither on the others asked for with it nor on
  /// their order. The model cuts the list into batches as it likes.
  func generate(_ requests: [SampleRequest]) throws -> [GeneratedSample]
}

/// Measures volumes, each by itself: the attributes that are defined and finite on it.
package typealias Measure = (_ volumes: [Volume]) throws -> [[Attribute: Double]]
