internal import Foundation
internal import Volumes

/// GraSPI's descriptors, by its definitions: D donor, A acceptor, M mixed.
///
/// Two-phase volumes are measured as three-phase ones without mixed voxels.
enum GraphDescriptors {
  static func counts(_ films: Films) -> Findings {
    let (d, a, m) = (films.donor, films.acceptor, films.mixed)
    return [
      .pureVoxels: Double(d.voxels + a.voxels),
      .donorVoxels: Double(d.voxels),
      .acceptorVoxels: Double(a.voxels),
      .mixedVoxels: Double(m.voxels),
      .donorVoxelFraction: ratio(d.voxels, films.shape.count),
      .mixedVoxelFraction: ratio(m.voxels, films.shape.count),
      .donorComponents: Double(d.components.count),
      .acceptorComponents: Double(a.components.count),
      .mixedComponents: Double(m.components.count),
      .donorComponentsAtAnode: count(d.atAnode),
      .acceptorComponentsAtCathode: count(a.atCathode),
      .mixedComponentsAtAnode: count(m.atAnode),
      .mixedComponentsAtCathode: count(m.atCathode),
      .mixedComponentsAtBoth: count(zip(m.atAnode, m.atCathode).map { $0 && $1 }),
    ]
  }

  static func electrodes(_ films: Films) -> Findings {
    let (d, a, m) = (films.donor, films.acceptor, films.mixed)
    return [
      .donorAtAnodeFraction: ratio(d.joinedToAnode, d.voxels),
      .acceptorAtCathodeFraction: ratio(a.joinedToCathode, a.voxels),
      .donorOrMixedAtAnodeFraction: ratio(
        d.joinedToAnode + m.joinedToAnode, d.voxels + m.voxels),
      .acceptorOrMixedAtCathodeFraction: ratio(
        a.joinedToCathode + m.joinedToCathode, a.voxels + m.voxels),
      .donorStraightFraction: d.straightToAnode,
      .acceptorStraightFraction: a.straightToCathode,
      .mixedStraightToAnode: m.straightToAnode,
      .mixedStraightToCathode: m.straightToCathode,
      .donorVoxelsAtAnode: Double(d.slabs.last!.count),
      .acceptorVoxelsAtCathode: Double(a.slabs.first!.count),
    ]
  }

  static func interface(_ films: Films) -> Findings {
    let (d, a) = (films.donor, films.acceptor)
    let donor = d.components.slabs(of: d.slabs, in: d.atAnode)
    let acceptor = a.components.slabs(of: a.slabs, in: a.atCathode)
    let faces = Contact.faces(d.slabs, a.slabs)
    let connected = Contact.faces(donor, acceptor)
    return [
      .interfaceFaces: Double(faces.count),
      .connectedFaces: Double(connected.count),
      .connectedFaceFraction: faces.count == 0
        ? nil : connected.area(films.edges) / faces.area(films.edges),
      .donorContactVoxels: Double(Contact.voxels(donor, near: a.slabs)),
      .acceptorContactVoxels: Double(Contact.voxels(acceptor, near: d.slabs)),
    ]
  }

  /// Light enters through the anode: the slab z lies nz − z voxels deep, the top slab 1. Where
  /// voxels are no cubes, the middle of the slab and half the shortest edge.
  static func absorption(_ films: Films, pixel: Double) -> Findings {
    let slabs = films.donor.slabs
    let edge = films.edges.z
    let sum = slabs.indices.reduce(0.0) { sum, z in
      sum + Double(slabs[z].count)
        * exp(-((Double(slabs.count - z) - 0.5) * edge + 0.5) * pixel / 100)
    }
    return [.donorAbsorption: sum / Double(films.shape.count)]
  }

  static func donorDissociation(_ films: Films, pixel: Double) -> Findings {
    let all = films.donor.voxels
    let found = Dissociation(
      through: films.donor.slabs, to: films.acceptor.slabs, sides: films.sides, edges: films.edges,
      pixel: pixel)
    return [
      .donorDissociation: all == 0 ? nil : found.weight / Double(all),
      .donorNearInterface: ratio(found.near, all),
    ]
  }

  static func mixedDissociation(_ films: Films, pixel: Double) -> Findings {
    let all = films.mixed.voxels
    let found = Dissociation(
      through: films.mixed.slabs, to: films.acceptor.slabs, sides: films.sides, edges: films.edges,
      pixel: pixel)
    return [
      .mixedDissociation: all == 0 ? nil : found.weight / Double(all),
      .mixedNearInterface: ratio(found.near, all),
    ]
  }

  private static func count(_ marks: [Bool]) -> Double { Double(marks.count { $0 }) }
}
