package import Volumes

/// The edges of a voxel along x, y and z in units of the shortest: 1, 1, 1 for a cube.
///
/// Every length of a descriptor is counted in these and multiplied by the pixel size, which is
/// therefore the length of the shortest edge.
package struct VoxelEdges: Equatable, Sendable {
  package let x, y, z: Double

  /// The largest ratio of two edges that a volume may have where one is taken in.
  package static let greatestRatio = 1000.0

  /// Edges that differ by less than a part in 10,000, the rounding of a file's lengths, are equal.
  /// Ratios beyond ``greatestRatio`` count as that; whoever reads files refuses them first.
  package init(_ spacing: Spacing) {
    let edges = [spacing.x, spacing.y, spacing.z]
    let shortest = edges.min() ?? 1
    let ratios = edges.map { edge in
      let ratio = edge / shortest
      return ratio >= 1 ? min(ratio, Self.greatestRatio) : 1
    }
    let isCube = ratios.allSatisfy { $0 < 1.0001 }
    (x, y, z) = isCube ? (1, 1, 1) : (ratios[0], ratios[1], ratios[2])
  }

  package var isCube: Bool { x == 1 && y == 1 && z == 1 }

  /// The edge along an axis.
  package func along(_ axis: TwoPoint.Axis) -> Double {
    switch axis {
    case .x: x
    case .y: y
    case .z: z
    }
  }

  /// The length of a step along the axes of `mask` (1 x, 2 y, 4 z): that of the shortest path of
  /// GraSPI's steps 1, √2 and √3 on cubes of the shortest edge, so that a film sampled coarsely
  /// along one axis keeps the distances of the finer sampling.
  func step(_ mask: Int) -> Double {
    let sides = [(1, x), (2, y), (4, z)].map { mask & $0.0 == 0 ? 0 : $0.1 }.sorted()
    return sides[2] - sides[1] + 2.0.squareRoot() * (sides[1] - sides[0])
      + 3.0.squareRoot() * sides[0]
  }

  /// The length of the longest step.
  var longestStep: Double { step(7) }

  /// Whether an axis is strongly coupled in diffusion: its conductance, ∝ 1/edge², is more than a
  /// quarter of the strongest.
  static func strong(_ edges: SIMD3<Double>) -> SIMD3<Int32> {
    let shortest = edges.min()
    return SIMD3(
      edges.x < 2 * shortest ? 1 : 0, edges.y < 2 * shortest ? 1 : 0, edges.z < 2 * shortest ? 1 : 0
    )
  }
}
