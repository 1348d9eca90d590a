package import Volumes

/// One volume asked for.
package struct SampleRequest: Hashable, Sendable {
  /// In the order of the card's conditions; what stands for an open one is not looked at.
  package let condition: [Double]
  /// Which conditions are asked for; the model draws the others with the volume.
  package let isKnown: [Bool]
  package let seed: SampleSeed

  package init(condition: [Double], seed: SampleSeed) {
    self.condition = condition
    isKnown = condition.map { _ in true }
    self.seed = seed
  }

  /// - Parameter partial: Nil for an open condition.
  package init(partial: [Double?], seed: SampleSeed) {
    condition = partial.map { $0 ?? 0 }
    isKnown = partial.map { $0 != nil }
    self.seed = seed
  }
}

/// One volume made, with what the predictor tells about it.
///
/// The predictor sees the volume itself, encoded anew: a latent that was steered by the predictor
/// has been pushed to where the predictor errs.
package struct GeneratedSample: Equatable, Sendable {
  package let volume: Volume
  package let prediction: Prediction
}

/// A normal distribution for each predicted attribute.
package struct Prediction: Equatable, Sendable {
  package let names: [String]
  package let means: [Double]
  /// Standard deviations.
  package let deviations: [Double]

  package subscript(name: String) -> (mean: Double, deviation: Double)? {
    names.firstIndex(of: name).map { (means[$0], deviations[$0]) }
  }
}
