import Foundation
import Generation

/// The density of the process numbers that lead to the goal, from many samples' predictions.
///
/// A mixture of Gaussians, one per prediction: its mean, its own deviations, axes independent.
/// A deviation below the floor is raised to it: a predictor that claims to be surer than the floor
/// would split one pathway into as many as there are samples.
package struct ProcessDensity: Sendable {
  struct Component: Sendable {
    let mean: [Double]
    let deviation: [Double]
    let weight: Double
  }

  /// One per prediction, weights summing to 1; axes in the order of ``ProcessAxis/allCases``.
  let components: [Component]

  /// - Parameters:
  ///   - predictions: One per sample, with weights above 0.
  ///   - floor: The least deviation along each axis.
  package init(
    _ predictions: [ProcessPrediction],
    floor: Recipe = Recipe(phi: 0.005, chi: 0.05, logTime: 0.05)
  ) throws(DesignError) {
    if predictions.isEmpty { throw .noPredictions }
    for axis in ProcessAxis.allCases {
      if !(floor[axis].isFinite && floor[axis] > 0) {
        throw .badNumber(
          subject: "pathways", field: "floor of \(axis.rawValue)", value: floor[axis],
          allowed: "a number above 0")
      }
      for (index, prediction) in predictions.enumerated() {
        let estimate = prediction[axis]
        if !(estimate.mean.isFinite && estimate.deviation.isFinite && estimate.deviation >= 0) {
          throw .predictionNotFinite(axis: axis.rawValue, index: index)
        }
      }
    }
    let total = predictions.reduce(0) { $0 + $1.weight }
    if !(total.isFinite && predictions.allSatisfy { $0.weight > 0 }) {
      throw .badNumber(
        subject: "pathways", field: "weight", value: total, allowed: "numbers above 0")
    }
    components = predictions.map { prediction in
      Component(
        mean: ProcessAxis.allCases.map { prediction[$0].mean },
        deviation: ProcessAxis.allCases.map { max(prediction[$0].deviation, floor[$0]) },
        weight: prediction.weight / total)
    }
  }

  /// The density at a point of some axes, the others integrated out. O(predictions).
  package func density(_ point: [ProcessAxis: Double]) -> Double {
    let axes = point.keys.sorted { $0.index < $1.index }
    return exp(plane(axes).logDensity(at: axes.map { point[$0]! }))
  }

  /// The same mixture over some axes only.
  func plane(_ axes: [ProcessAxis]) -> Mixture {
    Mixture(
      components.map { component in
        Mixture.Hill(
          mean: axes.map { component.mean[$0.index] },
          deviation: axes.map { component.deviation[$0.index] }, weight: component.weight)
      })
  }

  /// From the lowest to the highest prediction of an axis, `margin` of its deviations further out.
  package func range(_ axis: ProcessAxis, margin: Double = 0) -> ClosedRange<Double> {
    let j = axis.index
    let low = components.map { $0.mean[j] - margin * $0.deviation[j] }.min()!
    let high = components.map { $0.mean[j] + margin * $0.deviation[j] }.max()!
    return low...high
  }
}

extension ProcessAxis {
  var index: Int { Self.allCases.firstIndex(of: self)! }
}
