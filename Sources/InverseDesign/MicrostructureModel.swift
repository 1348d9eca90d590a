public import Descriptors
public import Volumes

/// A generative model of films, as much of it as designing needs.
public protocol MicrostructureModel {
  /// The attributes that a condition gives values for, in the order of every condition vector.
  var conditions: [Attribute] { get }

  /// One sample for each request, in order.
  ///
  /// A sample depends on its own request alone: neither on the others asked for with it nor on
  /// their order. The model cuts the list into batches as it likes.
  func generate(_ requests: [SampleRequest]) throws -> [GeneratedSample]
}

/// Names the noise of one sample.
public struct NoiseSeed: Hashable, Codable, Sendable {
  /// The study's seed.
  public let study: UInt64
  /// Which sample of the study.
  public let index: Int

  public init(study: UInt64, index: Int) {
    self.study = study
    self.index = index
  }
}

/// What makes a sample, and makes it again.
public struct SampleRequest: Hashable, Codable, Sendable {
  /// One value per condition of the model.
  public let condition: [Double]
  public let noise: NoiseSeed

  public init(condition: [Double], noise: NoiseSeed) {
    self.condition = condition
    self.noise = noise
  }
}

/// A predicted number and its standard deviation.
public struct Estimate: Hashable, Codable, Sendable {
  public let mean: Double
  public let deviation: Double

  public init(mean: Double, deviation: Double) {
    self.mean = mean
    self.deviation = deviation
  }
}

/// A volume that a model made, and what its feature predictor says of it.
public struct GeneratedSample: Sendable {
  public let volume: Volume
  public let predictions: [Attribute: Estimate]

  public init(volume: Volume, predictions: [Attribute: Estimate]) {
    self.volume = volume
    self.predictions = predictions
  }
}

/// Measures volumes, each by itself: the attributes that are defined and finite on it.
public typealias Measure = (_ volumes: [Volume]) throws -> [[Attribute: Double]]
