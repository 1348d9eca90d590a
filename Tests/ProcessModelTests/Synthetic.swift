import Foundation
import Randomness

import ProcessModel

/// Films of a made-up process: a smooth mean, and what one film has beside it.
enum Synthetic {
  static let filmScatter = 0.04
  static let noise = 0.01

  static func mean(phi: Double, chi: Double, logTime: Double) -> Double {
    0.5 + 0.8 * (phi - 0.5) + 0.2 * sin(2 * (chi - 2).squareRoot()) - 0.1 * (logTime - 2.5)
  }

  struct Films {
    var recipes: [(phi: Double, chi: Double, logTime: Double)] = []
    var series: [Int] = []
    var values: [Double] = []
  }

  /// `films` films with `snapshots` each; the same seed makes the same films.
  static func films(_ films: Int, snapshots: Int, seed: UInt64 = 1) -> Films {
    var random = SplitMix64(seed: seed)
    var made = Films()
    for film in 0..<films {
      let phi = Double.random(in: 0.35...0.65, using: &random)
      let chi = Double.random(in: 2.3...4, using: &random)
      let own = filmScatter * normal(&random)
      for snapshot in 0..<snapshots {
        let logTime = 1.5 + 2 * Double(snapshot) / Double(max(1, snapshots - 1))
        made.recipes.append((phi, chi, logTime))
        made.series.append(film)
        made.values.append(
          mean(phi: phi, chi: chi, logTime: logTime) + own + noise * normal(&random))
      }
    }
    return made
  }

  private static func normal(_ random: inout SplitMix64) -> Double {
    let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &random))).squareRoot()
    return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &random))
  }

  /// The kernel that describes these films, in their own deviations.
  static let kernel = FilmKernel(
    lengths: [0.6, 1, 4], amplitude: 1.5, filmDeviation: 0.3, filmLength: 4, noise: 0.07,
    growth: 0)
}
