import Descriptors
import Foundation

/// A process response, corrected near the recipes that were simulated.
///
/// Films of one recipe scatter, and so does the mean of a few of them: what n films differ from the
/// response counts against the N films that the response itself rests on. With r the differences of
/// the blends that were simulated, each at the time nearest to that asked for, and w = exp(−½ d²), d the
/// distance to the simulated recipe in ``reach``es,
///
///     correction(p) = Σ w n r / (N + Σ w n)
///
/// Far from all of them the response stands as it is.
struct CorrectedResponse {
  /// Over what change of the recipe a difference from the response holds, in shares of the ranges.
  private static let reach = 0.15

  /// What the films of one blend showed, one entry per time.
  private struct Known {
    let states: [(place: [Double], differences: [Attribute: Double])]
    let films: Double
  }

  private let response: ProcessResponse
  private let wanted: Set<Attribute>
  /// The films that the response rests on where the search begins.
  private let credit: Double
  private var known: [Known] = []

  init(_ response: ProcessResponse, goal: Goal, about recipe: Recipe) {
    self.response = response
    wanted = Set(goal.targets.map(\.attribute))
    credit = response.films(at: recipe)
  }

  /// Hears what films of one blend have on average, at one time or more.
  mutating func learn(_ states: [Verification]) {
    let films = states.map { $0.films.count { $0.measured != nil } }.min() ?? 0
    if films == 0 { return }
    known.append(
      Known(states: states.map { (place($0.recipe), differences($0)) }, films: Double(films)))
  }

  /// What the films' means differ from the response.
  private func differences(_ state: Verification) -> [Attribute: Double] {
    let planes = response.planes(at: state.recipe, of: wanted)
    var differences: [Attribute: Double] = [:]
    for (attribute, plane) in planes {
      differences[attribute] = state.mean[attribute].map { $0 - plane.value }
    }
    return differences
  }

  /// What films of `recipe` should have on average; attributes that are not known are missing.
  func values(at recipe: Recipe) -> [Attribute: Double] {
    let here = place(recipe)
    let near = known.map { blend in
      let distances = blend.states.map { squaredDistance(here, $0.place) }
      let nearest = distances.indices.min { distances[$0] < distances[$1] }!
      return (
        weight: blend.films * exp(-0.5 * distances[nearest]),
        differences: blend.states[nearest].differences
      )
    }
    var values = response.planes(at: recipe, of: wanted).mapValues(\.value)
    for (attribute, value) in values {
      var (sum, total) = (0.0, credit)
      for blend in near {
        guard let difference = blend.differences[attribute] else { continue }
        sum += blend.weight * difference
        total += blend.weight
      }
      values[attribute] = value + sum / max(total, .leastNormalMagnitude)
    }
    return values
  }

  /// The recipe in reaches.
  private func place(_ recipe: Recipe) -> [Double] {
    ProcessAxis.allCases.indices.map { j in
      let range = response.ranges[j]
      return recipe[ProcessAxis.allCases[j]] / (range.upperBound - range.lowerBound) / Self.reach
    }
  }
}

private func squaredDistance(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
}
