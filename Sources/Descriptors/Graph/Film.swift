internal import Volumes

/// One phase of a film: its voxels, its 26-connected components, and which of them reach an
/// electrode.
struct Film: Sendable {
  let slabs: [Slab]
  let voxels: Int
  let components: Components
  let atCathode: [Bool]
  let atAnode: [Bool]
  private let edges: VoxelEdges

  init(_ slabs: [Slab], _ sides: Sides, _ edges: VoxelEdges) {
    self.edges = edges
    self.slabs = slabs
    components = Components(Runs(slabs), .all(sides))
    voxels = components.sizes.reduce(0, +)
    atCathode = components.touching(z: 0)
    atAnode = components.touching(z: slabs.count - 1)
  }

  /// The number of voxels in components that touch the cathode.
  var joinedToCathode: Int { components.voxels(in: atCathode) }

  /// The number of voxels in components that touch the anode.
  var joinedToAnode: Int { components.voxels(in: atAnode) }

  /// The share of the voxels joined to the cathode whose path to it is straight; 0 where none is.
  var straightToCathode: Double { straightness(slabs, joinedToCathode) }

  /// The share of the voxels joined to the anode whose path to it is straight; 0 where none is.
  var straightToAnode: Double { straightness(slabs.reversed(), joinedToAnode) }

  private func straightness(_ slabs: [Slab], _ joined: Int) -> Double {
    joined == 0 ? 0 : Double(StraightPaths.count(slabs, edges: edges)) / Double(joined)
  }
}
