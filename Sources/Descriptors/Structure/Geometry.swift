internal import Volumes

/// Interfacial areas and percolation, beyond GraSPI.
enum Geometry {
  /// The area of the faces between each pair of phases, over the volume.
  static func areas(_ films: Films, pixel: Double) -> Findings {
    let (d, a, m) = (films.donor.slabs, films.acceptor.slabs, films.mixed.slabs)
    let perVolume = 1 / (Double(films.shape.count) * pixel)
    return [
      .donorAcceptorArea: Contact.faces(d, a).area(films.edges) * perVolume,
      .donorMixedArea: Contact.faces(d, m).area(films.edges) * perVolume,
      .acceptorMixedArea: Contact.faces(a, m).area(films.edges) * perVolume,
    ]
  }

  /// The share of a phase in face-connected components that span each axis.
  ///
  /// Along the axis itself the volume ends at its faces, whatever its sides are.
  static func percolation(
    _ film: Film, _ sides: Sides, _ x: Attribute, _ y: Attribute, _ z: Attribute
  ) -> Findings {
    let runs = film.components.runs
    let shape = runs.shape
    let wraps = sides == .periodic
    let alongX = Components(runs, Adjacency(diagonal: false, wrapsX: false, wrapsY: wraps))
    let alongY = Components(runs, Adjacency(diagonal: false, wrapsX: wraps, wrapsY: false))
    let alongZ = Components(runs, Adjacency(diagonal: false, wrapsX: wraps, wrapsY: wraps))
    let spanningX = both(alongX.touching(x: 0), alongX.touching(x: shape.nx - 1))
    let spanningY = both(alongY.touching(y: 0), alongY.touching(y: shape.ny - 1))
    return [
      x: ratio(alongX.voxels(in: spanningX), film.voxels),
      y: ratio(alongY.voxels(in: spanningY), film.voxels),
      z: ratio(alongZ.voxels(in: alongZ.spanningZ), film.voxels),
    ]
  }
}

extension Components {
  /// The components that touch both electrodes.
  var spanningZ: [Bool] { both(touching(z: 0), touching(z: runs.shape.nz - 1)) }
}

/// What is marked in both lists.
func both(_ a: [Bool], _ b: [Bool]) -> [Bool] { zip(a, b).map { $0 && $1 } }
