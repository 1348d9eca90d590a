internal import Volumes

/// Which voxels are neighbours.
struct Adjacency: Equatable, Sendable {
  /// Beyond faces, also across edges and corners.
  let diagonal: Bool
  /// Whether the row wraps round from x = nx − 1 to x = 0.
  let wrapsX: Bool
  /// Whether y = ny − 1 is next to y = 0.
  let wrapsY: Bool

  /// Six neighbours.
  static func faces(_ sides: Sides) -> Adjacency { Adjacency(diagonal: false, sides) }

  /// 26 neighbours, as GraSPI joins them.
  static func all(_ sides: Sides) -> Adjacency { Adjacency(diagonal: true, sides) }

  private init(diagonal: Bool, _ sides: Sides) {
    self.init(diagonal: diagonal, wrapsX: sides == .periodic, wrapsY: sides == .periodic)
  }

  init(diagonal: Bool, wrapsX: Bool, wrapsY: Bool) {
    self.diagonal = diagonal
    self.wrapsX = wrapsX
    self.wrapsY = wrapsY
  }

  /// The neighbours of row y at z that come before it: (y − 1, z) and those in the slab below.
  func earlier(y: Int, z: Int, ny: Int) -> [(y: Int, z: Int)] {
    var rows = [(y - 1, z), (y, z - 1)]
    if diagonal { rows += [(y - 1, z - 1), (y + 1, z - 1)] }
    return rows.compactMap { y, z in
      if z < 0 || (!wrapsY && (y < 0 || y >= ny)) { return nil }
      return ((y + ny) % ny, z)
    }
  }
}
