import Foundation

/// A learning rate that rises linearly to its peak and falls along a cosine to its floor.
package struct CosineSchedule: Codable, Sendable, Equatable {
  package let peak: Double
  package let floor: Double
  package let warmUp: Int
  package let steps: Int

  /// - Parameters:
  ///   - warmUp: Steps until the peak.
  ///   - steps: Steps in all; the rate stays at the floor afterwards.
  package init(peak: Double, floor: Double = 0, warmUp: Int, steps: Int) {
    precondition(0 <= warmUp && warmUp <= steps, "the warm-up is a part of the steps")
    self.peak = peak
    self.floor = floor
    self.warmUp = warmUp
    self.steps = steps
  }

  /// The rate of the step number `step`, counted from 0.
  package func rate(at step: Int) -> Double {
    if step < warmUp { return peak * Double(step + 1) / Double(warmUp) }
    if step >= steps { return floor }
    let progress = Double(step - warmUp) / Double(steps - warmUp)
    return floor + (peak - floor) * (1 + cos(.pi * progress)) / 2
  }
}
