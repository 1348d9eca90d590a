public import Descriptors

/// A generative model that also tells, without making a volume, what would be measured on it.
///
/// It is cheaper than generating and measuring, and it is biased: whoever searches by it measures
/// what counts.
public protocol SurrogateModel: MicrostructureModel {
  /// What it can tell.
  var predictable: [Attribute] { get }

  /// The expected measurements of the sample of each request.
  func predict(_ requests: [SampleRequest]) throws -> [[Attribute: Double]]

  /// How the sum of weighted predictions changes with each request's condition, its noise held:
  /// ∂(Σ_k w_k p_k)/∂c, one slope per condition.
  ///
  /// - Parameter weights: w for each request; an attribute left out weighs nothing.
  func slopes(
    _ requests: [SampleRequest], weights: [[Attribute: Double]]
  ) throws -> [[Double]]
}
