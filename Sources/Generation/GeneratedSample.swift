package import Volumes

/// A volume that a model made, and what its feature predictor finds on it.
///
/// The predictor sees the volume itself, encoded again: a latent that was steered by the predictor
/// has been pushed to where the predictor errs.
package struct GeneratedSample: Equatable, Sendable {
  package let volume: Volume
  package let prediction: Prediction

  package init(volume: Volume, prediction: Prediction) {
    self.volume = volume
    self.prediction = prediction
  }
}
