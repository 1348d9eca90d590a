internal import Foundation
internal import Volumes

/// How likely excitons born in a phase reach its interface with another phase.
struct Dissociation: Equatable {
  /// Σ 6.265·exp(−((d + 23)/17.17)²) over the voxels nearer than 10.
  private(set) var weight = 0.0
  /// The number of voxels with 0 < d < 10.
  private(set) var near = 0

  /// - Parameter pixel: The length of the shortest edge, in the unit of the length 10.
  /// - Source: GraSPI's DISS_wf10 and DISS_f10.
  init(through phase: [Slab], to other: [Slab], sides: Sides, edges: VoxelEdges, pixel: Double) {
    let paths = InterfaceDistance(
      through: phase, to: other, sides: sides, edges: edges, limit: 10 / pixel)
    for voxels in paths.distances where voxels > 0 && voxels * pixel < 10 {
      let distance = voxels * pixel
      near += 1
      weight += 6.265 * exp(-pow((distance + 23) / 17.17, 2))
    }
  }
}
