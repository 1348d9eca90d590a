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

  /// The row of a slab that y stands for, wrapped; nil beyond an open side.
  func row(_ y: Int, _ ny: Int) -> Int? {
    if 0 <= y && y < ny { return y }
    return wrapsY ? (y + ny) % ny : nil
  }
}
