import Foundation

/// A learning rate that rises linearly to its peak and falls along a cosine to its floor.
public struct CosineSchedule: Codable, Sendable, Equatable {
  public let peak: Double
  public let floor: Double
  public let warmUp: Int
  public let steps: Int

  /// - Parameters:
  ///   - warmUp: Steps until the peak.
  ///   - steps: Steps in all; the rate stays at the floor afterwards.
  public init(peak: Double, floor: Double = 0, warmUp: Int, steps: Int) {
    precondition(0 <= warmUp && warmUp <= steps, "the warm-up is a part of the steps")
    self.peak = peak
    self.floor = floor
    self.warmUp = warmUp
    self.steps = steps
  }

  /// The rate of the step number `step`, counted from 0.
  public func rate(at step: Int) -> Double {
    if step < warmUp { return peak * Double(step + 1) / Double(warmUp) }
    if step >= steps { return floor }
    let progress = Double(step - warmUp) / Double(steps - warmUp)
    return floor + (peak - floor) * (1 + cos(.pi * progress)) / 2
  }
}
