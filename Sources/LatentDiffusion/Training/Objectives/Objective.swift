import Tensors

/// What a stage of training minimises.
///
/// The loss is a function of weights and step alone: every random number is addressed by the
/// step, so an interrupted run goes on as if it had not been.
protocol Objective: AnyObject {
  var network: any Module { get }
  /// Volumes or latents that step `step` learns from.
  func samples(at step: Int) -> Int
  /// Where `loss` finds what its step learns from; prepared for that step before.
  var lessons: any Lessons { get }
  /// A scalar.
  func loss(at step: Int) throws(TensorError) -> Tensor
  /// The names of what `validate` measures.
  var quantities: [String] { get }
  /// Measured on held-out series, in the order of `quantities`.
  func validate() throws(TensorError) -> [Double]
  /// How good a validation is: of two, the smaller is better.
  func score(_ values: [Double]) -> Double
}

extension Objective {
  /// The first quantity.
  func score(_ values: [Double]) -> Double { values[0] }
}
