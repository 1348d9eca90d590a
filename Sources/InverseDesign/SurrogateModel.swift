package import Descriptors
package import Generation

/// A generative model that also tells how what will be measured on a sample changes with its
/// condition.
///
/// Telling makes no volume. The word is biased: whoever searches by it measures what counts.
package protocol SurrogateModel: MicrostructureModel {
  /// What it can tell of.
  var predictable: [Attribute] { get }

  /// How the sum of weighted predictions changes with each request's condition, its noise held:
  /// ∂(Σ_k w_k p_k)/∂c, one slope per condition.
  ///
  /// - Parameter weights: w for each request; an attribute left out weighs nothing.
  func slopes(
    _ requests: [SampleRequest], weights: [[Attribute: Double]]
  ) throws -> [[Double]]
}
