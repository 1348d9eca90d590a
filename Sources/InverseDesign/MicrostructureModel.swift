package import Descriptors
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

/// Names the noise of one sample.
package struct NoiseSeed: Hashable, Codable, Sendable {
  /// The study's seed.
  package let study: UInt64
  /// Which sample of the study.
  package let index: Int

  package init(study: UInt64, index: Int) {
    self.study = study
    self.index = index
  }
}

/// What makes a sample, and makes it again.
package struct SampleRequest: Hashable, Codable, Sendable {
  /// One value per condition of the model.
  package let condition: [Double]
  package let noise: NoiseSeed

  package init(condition: [Double], noise: NoiseSeed) {
    self.condition = condition
    self.noise = noise
  }
}

/// A predicted number and its standard deviation.
package struct Estimate: Hashable, Codable, Sendable {
  package let mean: Double
  package let deviation: Double

  package init(mean: Double, deviation: Double) {
    self.mean = mean
    self.deviation = deviation
  }
}

/// A volume that a model made, and what its feature predictor says of it.
package struct GeneratedSample: Sendable {
  package let volume: Volume
  package let predictions: [Attribute: Estimate]

  package init(volume: Volume, predictions: [Attribute: Estimate]) {
    self.volume = volume
    self.predictions = predictions
  }
}

/// Measures volumes, each by itself: the attributes that are defined and finite on it.
package typealias Measure = (_ volumes: [Volume]) throws -> [[Attribute: Double]]
