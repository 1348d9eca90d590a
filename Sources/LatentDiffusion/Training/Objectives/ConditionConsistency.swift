import Tensors

/// How far what a denoiser expects is from its conditions, as the predictor sees it.
///
/// For a latent with noise σ ≤ ``ConsistencySettings/below``, ẑ₀ the clean latent that the denoiser expects,
/// p the predictor's mean and c the conditions, both in standard deviations of the training set:
/// L = mean over samples and known conditions of (p(ẑ₀) − c)². Its gradient teaches the denoiser what
/// steering does while a sample is drawn, so that a sample needs less of it.
///
/// - Cost: A forward and a backward pass of the predictor, whose weights stay as they are.
/// - Source: of the steering that it replaces: Chung et al. 2023; the loss is our own.
struct ConditionConsistency {
  let predictor: any AttributePredicting
  let settings: ConsistencySettings
  /// The index among the predictions of each condition that is predicted, and its own.
  let columns: [(prediction: Int, condition: Int)]

  /// - Precondition: `predictor` gives no gradient to its weights.
  init(
    _ predictor: any AttributePredicting, settings: ConsistencySettings, conditions: [String],
    predictions: [String]
  ) {
    self.predictor = predictor
    self.settings = settings
    columns = conditions.enumerated().compactMap { index, name in
      predictions.firstIndex(of: name).map { (prediction: $0, condition: index) }
    }
  }

  /// The loss, not yet weighted, of samples whose noise is low enough; nil where none is.
  ///
  /// - Parameters:
  ///   - clean: ẑ₀, standardised, [N, channels, z, y, x].
  ///   - deviations: σ of each sample, in rising order.
  ///   - conditions: [N, conditions], with 1 where one is shown to the denoiser.
  func loss(
    clean: Tensor, deviations: [Double], conditions: KnownAttributes
  ) throws(TensorError) -> Tensor? {
    let count = deviations.prefix { $0 <= settings.below }.count
    guard count > 0, !columns.isEmpty else { return nil }
    let means = try predictor(clean.narrow(0, start: 0, length: count)).mean
    var squares: [Tensor] = []
    var known: [Tensor] = []
    for column in columns {
      let isKnown = try part(of: conditions.known, column.condition, count)
      let miss =
        try part(of: means, column.prediction, count)
        - part(of: conditions.values, column.condition, count)
      squares.append(try (miss * isKnown).square())
      known.append(isKnown)
    }
    return try Tensor.cat(squares, dim: 1).sum() / (Tensor.cat(known, dim: 1).sum() + 1e-9)
  }

  private func part(
    of matrix: Tensor, _ column: Int, _ count: Int
  ) throws(TensorError) -> Tensor {
    try matrix.narrow(0, start: 0, length: count).narrow(1, start: column, length: 1)
  }
}
