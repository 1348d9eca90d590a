public import Volumes

/// One volume asked for.
public struct SampleRequest: Hashable, Sendable {
  /// In the order of the card's conditions.
  public let condition: [Double]
  public let seed: SampleSeed

  public init(condition: [Double], seed: SampleSeed) {
    self.condition = condition
    self.seed = seed
  }
}

/// One volume made, with what the predictor tells about it.
///
/// The predictor sees the volume itself, encoded anew: a latent that was steered by the predictor
/// has been pushed to where the predictor errs.
public struct GeneratedSample: Equatable, Sendable {
  public let volume: Volume
  public let prediction: Prediction
}

/// A normal distribution for each predicted attribute.
public struct Prediction: Equatable, Sendable {
  public let names: [String]
  public let means: [Double]
  /// Standard deviations.
  public let deviations: [Double]

  public subscript(name: String) -> (mean: Double, deviation: Double)? {
    names.firstIndex(of: name).map { (means[$0], deviations[$0]) }
  }
}
