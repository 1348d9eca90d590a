/// By how much predicted standard deviations must be multiplied for central 90 % intervals to hold
/// 90 % of the true values.
///
/// The factor is the ⌈0.9 (n + 1)⌉-th smallest of n errors |x − μ|/σ over 1.6449, the normal
/// distribution's quantile: the interval of another value of the same kind then holds it with
/// probability 0.9 or a little more, whatever the errors' distribution.
///
/// - Parameters:
///   - expected: True values that neither μ nor σ were fitted to.
///   - means: As many.
///   - deviations: As many, above 0.
/// - Returns: Nil below 10 values, which cannot tell.
/// - Source: split conformal prediction, Lei et al. 2018, with |x − μ|/σ for the residual.
package func intervalWidening(
  expected: [Double], means: [Double], deviations: [Double]
) -> Double? {
  intervalWidening(
    scaledErrors(expected: expected, means: means, deviations: deviations))
}

/// The same, told the errors |x − μ|/σ.
func intervalWidening(_ errors: [Double]) -> Double? {
  guard errors.count >= 10 else { return nil }
  let errors = errors.sorted()
  let rank = Int((Double(errors.count + 1) * 0.9).rounded(.up))
  let factor = errors[min(rank, errors.count) - 1] / ninetyQuantile
  return factor > 0 && factor.isFinite ? factor : nil
}
