import Foundation

/// exp(½ x): a standard deviation from the logarithm of a variance.
func halfExponential(_ logVariance: Double) -> Double { exp(0.5 * logVariance) }

extension LatentScale {
  /// The moments of posterior samples, from the posteriors of `slots`.
  ///
  /// The variance is that of the means plus the mean of the variances.
  init(_ slots: [LatentPool.Slot], channels: Int) {
    means = []
    deviations = []
    for channel in 0..<channels {
      var (count, sum, squares, own) = (0.0, 0.0, 0.0, 0.0)
      for slot in slots {
        let cells = slot.means.count / channels
        for index in channel * cells..<(channel + 1) * cells {
          let value = Double(slot.means[index])
          count += 1
          sum += value
          squares += value * value
          own += exp(Double(slot.logVariances[index]))
        }
      }
      let mean = sum / count
      means.append(mean)
      deviations.append((squares / count - mean * mean + own / count).squareRoot())
    }
  }
}
