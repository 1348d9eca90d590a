import Descriptors
import Optimize

extension LocalModel {
  /// The misfit of what is expected at a condition.
  func value(at condition: [Double], of misfit: Misfit) throws -> Double {
    let (mean, spread) = expected(at: condition)
    return try misfit.value(mean: mean, spread: spread)
  }

  /// The same with its gradient: the misfit's derivatives by the few means, which are central
  /// differences, through J.
  func slope(at condition: [Double], of misfit: Misfit) throws -> Function.Slope {
    let (mean, spread) = expected(at: condition)
    var gradient = [Double](repeating: 0, count: condition.count)
    for name in attributes {
      guard let value = mean[name] else { continue }
      // misfits are quadratic piece by piece: central differences are exact but for round-off
      let step = 1e-6 * max(1, abs(value))
      func misfitAt(_ value: Double) throws -> Double {
        var moved = mean
        moved[name] = value
        return try misfit.value(mean: moved, spread: spread)
      }
      let partial = (try misfitAt(value + step) - misfitAt(value - step)) / (2 * step)
      for (axis, slope) in slope(of: name).enumerated() { gradient[axis] += partial * slope }
    }
    return Function.Slope(
      value: try misfit.value(mean: mean, spread: spread), gradient: gradient)
  }
}
