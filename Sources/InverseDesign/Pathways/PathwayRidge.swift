/// The way over the density's ridge from one pathway to the next denser one: what lies between two
/// recipes and how improbable it is.
package struct PathwayRidge: Codable, Sendable, Equatable {
  /// The ranks of the pathways at its ends.
  package let from: Int
  package let to: Int
  package let chi: [Double]
  package let logTime: [Double]
  /// The least density on the way over that of the thinner end; 1 without a dip.
  package let saddle: Double

  /// A ridge for each pathway but the densest, to the nearest denser one; none from a recipe of the forward model so
  /// far from the predictions that their density is nothing there.
  ///
  /// - Complexity: O(predictions) times the steps of some tens of climbs for each.
  package static func between(
    _ pathways: [Pathway], in density: ProcessDensity
  ) -> [PathwayRidge] {
    let plane = density.plane([.chi, .logTime])
    let falling = pathways.sorted { ($0.density, $1.rank) > ($1.density, $0.rank) }
    return falling.indices.dropFirst().compactMap { number in
      let thin = falling[number]
      guard thin.density > 0 else { return nil }
      let denser = falling[..<number].min {
        plane.gap($0.top, thin.top) < plane.gap($1.top, thin.top)
      }!
      let way = plane.ridge(from: thin.top, to: denser.top)
      guard way.points.joined().allSatisfy(\.isFinite) else { return nil }
      return PathwayRidge(
        from: thin.rank, to: denser.rank, chi: way.points.map { $0[0] },
        logTime: way.points.map { $0[1] },
        saddle: min(1, way.lowest / max(thin.density, .leastNormalMagnitude)))
    }
  }
}

extension Pathway {
  fileprivate var top: [Double] { [recipe.chi, recipe.logTime] }
}
