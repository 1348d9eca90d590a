import Glibc

/// Straight continuations of the entropy's slope close to φ = 0 and φ = 1, for blends whose
/// coexisting phases are so nearly pure that single precision and a step of bearable length could
/// not follow the logarithm.
///
/// For a phase's share x below ``Wall/edge`` the slope (ln x + 1)/N continues as a straight line. The
/// free energy stays convex there and its slope continuous; its curvature is at most
/// ``curvature``. Where the poorer share of what coexists is 2.5e-3 or more, the line begins at
/// 2/5 of it, so that nothing at rest changes; below that it begins at 3e-3 and is steep enough to
/// keep x positive: such a share is not resolved, only held below 3e-3.
///
/// Nil where the curvature of what coexists is at most 100: every blend of N = 1 up to χ 4.7.
struct EntropyWalls {
  struct Wall {
    let edge: Double
    let slope: Double
  }

  let donor, acceptor: Wall

  /// The largest curvature of f anywhere, but for terms of the order of 1.
  var curvature: Double { max(donor.slope, acceptor.slope) }

  init?(_ f: FloryHuggins) {
    guard let ends = f.binodal else { return nil }
    let (low, high) = (ends.lowerBound, ends.upperBound)
    guard max(f.curvature(at: low), f.curvature(at: high)) > 100 else { return nil }
    let (tangent, χ) = (f.slope(at: low), f.interactionParameter)
    donor = Self.wall(
      share: low, length: f.donorLength, pull: tangent + 1 / f.acceptorLength - χ)
    acceptor = Self.wall(
      share: 1 - high, length: f.acceptorLength, pull: 1 / f.donorLength - χ - tangent)
    guard curvature < Self.steepest else { return nil }
  }

  /// - Parameter pull: The entropy's slope at which the phase rests.
  private static func wall(share: Double, length: Double, pull: Double) -> Wall {
    if share >= resolved {
      let edge = share / 2.5
      return Wall(edge: edge, slope: 1 / (length * edge))
    }
    let depth = (log(floor) + 1) / length - pull + reserve
    return Wall(edge: floor, slope: max(1 / (length * floor), depth / floor))
  }

  /// The poorest share that rests where the logarithm has it.
  fileprivate static let resolved = 2.5e-3
  private static let floor = 3e-3
  /// kT by which the line goes beyond the resting slope before it reaches x = 0.
  private static let reserve = 3.0
  /// Steeper lines would need steps too short.
  private static let steepest = 2e4
}

extension CahnHilliard {
  /// The poorer share of what coexists where it is too small to be resolved, and only held below
  /// 3e-3; nil where the film's phases are resolved.
  package var unresolvedShare: Double? {
    guard let ends = freeEnergy.binodal else { return nil }
    let share = min(ends.lowerBound, 1 - ends.upperBound)
    return share < EntropyWalls.resolved ? share : nil
  }
}
